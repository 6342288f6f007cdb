"""ScriptWriter `wikipedia`: a theme becomes a script made of what Wikipedia says about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from reelwright.domain.brief import MIN_SCENES, Brief
from reelwright.domain.language import short_language
from reelwright.domain.pacing import WORDS_PER_SECOND
from reelwright.domain.script import Script, Source
from reelwright.domain.surprise import surprise
from reelwright.errors import NoKnowledge, ProviderError
from reelwright.meaning import embed
from reelwright.providers.script.compose import WEAK_HOOK, compose, length_for, telling_words
from reelwright.providers.script.facts import Fact, arrange, choose
from reelwright.providers.script.library import LANGUAGES, Library, load_library
from reelwright.providers.script.phrases import CREDITS
from reelwright.providers.script.prose_facts import article_facts
from reelwright.providers.script.theme_facts import Gathered, gather
from reelwright.providers.script.theme_words import content_words
from reelwright.providers.script.topic_search import ACCEPTED, Match, find_topics
from reelwright.providers.script.wikipedia_api import Article, WikipediaApi

FEWEST_WORDS = 30
"""Under 12 s of speech there is no video to make."""

SECONDS_ASKED = 64
LICENCE = "CC BY-SA 4.0"
CREDIT = "Wikipedia contributors"
WAYS_ON = (
    "Paste a text about it with --text FILE, give a script of your own with --script FILE, "
    "or go online so that Wikipedia itself can be read."
)


class WikipediaWriter:
    """Writes from Wikipedia's full article when online, from the offline summaries otherwise."""

    name = "wikipedia"

    def __init__(self, base_url: str | None = None, online: bool = True) -> None:
        self._base_url = base_url
        self._online = online

    def write(self, brief: Brief) -> Script:
        """Script on the brief's theme. Raises NoKnowledge with the ways on."""
        notes: list[str] = []
        if self._online:
            try:
                article = find_article(brief, WikipediaApi(brief.language, self._base_url))
            except ProviderError as error:
                notes.append(f"{error} The offline summaries were used instead.")
            else:
                if article is not None:
                    return _from_article(article, brief)
        script = _from_library(brief)
        return script.model_copy(update={"notes": (*notes, *script.notes)})


def find_article(brief: Brief, api: WikipediaApi) -> Article | None:
    """The article that the theme means: among those found, the one nearest in words and meaning."""
    titles = api.titles(brief.theme)
    if not titles:
        return None
    short = short_language(brief.language)
    likeness = embed(titles) @ embed([brief.theme])[0]
    wanted = set(content_words(brief.theme, short))

    def fit(place: int) -> float:
        words = set(content_words(titles[place], short))
        shared = len(words & wanted) / max(1, len(words | wanted))
        return float(likeness[place]) + 0.5 * shared - 0.1 * place

    return api.article(titles[max(range(len(titles)), key=fit)])


def _from_article(article: Article, brief: Brief) -> Script:
    low, high = length_for(brief)
    facts = article_facts(article.text, brief.language)
    chosen = arrange(choose(facts, words=low, most=high), brief.language)
    if sum(fact.words for fact in chosen) < FEWEST_WORDS:
        raise NoKnowledge(
            f"Wikipedia's article '{article.title}' says too little for a video. {WAYS_ON}"
        )
    language = brief.language
    script = compose(
        [fact.text for fact in chosen],
        brief=brief,
        title=_title(brief),
        keywords=lambda text: (article.title, *telling_words(text, language)),
        tags=[article.title],
    )
    source = Source(title=article.title, url=article.url, licence=LICENCE, credit=CREDIT)
    return _finished(script, [source], brief, knowledge="Wikipedia's article")


def _from_library(brief: Brief) -> Script:
    short = short_language(brief.language)
    if short not in LANGUAGES:
        raise NoKnowledge(
            f"There is no offline knowledge in '{brief.language}', only in French, English and "
            f"Spanish. {WAYS_ON}"
        )
    library = load_library(short)
    matches = _matches(brief.theme, library)
    found = gather(brief.theme, matches, library)
    places = found.places
    low, high = length_for(brief)
    best = choose(found.facts, words=low, most=high)
    chosen = arrange(best, short, _opens(brief.theme, found, library))
    if sum(fact.words for fact in chosen) < FEWEST_WORDS:
        title = library.topics[matches[0].place].title
        raise NoKnowledge(
            f"The offline summary of '{title}' says too little for a video. {WAYS_ON}"
        )
    script = compose(
        [fact.text for fact in chosen],
        brief=brief,
        title=_title(brief),
        keywords=_keywords(chosen, places, library),
        tags=[library.topics[place].name for place in places],
    )
    used = list(dict.fromkeys(fact.group for fact in sorted(chosen, key=lambda one: one.group)))
    sources = [offline_source(library.topics[places[group]].title, short) for group in used]
    return _finished(script, sources, brief, knowledge="Wikipedia's offline summary")


def _opens(theme: str, found: Gathered, library: Library) -> Callable[[Fact], bool]:
    """Facts fit to open: the theme's own, others that begin with its name, and striking lives."""
    name = library.topics[found.places[0]].name
    wanted = [set(content_words(text, library.language)) for text in (theme, name)]

    about_person = library.topics[found.places[0]].is_person

    def opens(fact: Fact) -> bool:
        if found.is_kind or fact.group == 0:
            return True
        said = content_words(fact.text, library.language)
        if library.topics[found.places[fact.group]].is_person and not about_person:
            named = any(one and one <= set(said) for one in wanted)
            return named and surprise(fact.text, library.language) > WEAK_HOOK
        return any(one and one == set(said[: len(one)]) for one in wanted)

    return opens


def _matches(theme: str, library: Library) -> list[Match]:
    matches = find_topics(theme, library)
    if matches and matches[0].score >= ACCEPTED:
        return matches
    near = ", ".join(library.topics[match.place].title for match in matches[:4])
    raise NoKnowledge(
        f"The offline knowledge has nothing on '{theme[:80]}'. Nearest topics: {near}. {WAYS_ON}"
    )


def _keywords(
    chosen: Sequence[Fact], places: Sequence[int], library: Library
) -> Callable[[str], tuple[str, ...]]:
    """Names what a scene is about: its topic's title, the theme's, then the telling nouns."""
    main = library.topics[places[0]].name

    def keywords(text: str) -> tuple[str, ...]:
        groups = [fact.group for fact in chosen if fact.text[:-1] in text or text in fact.text]
        titles = [library.topics[places[group]].name for group in groups if group]
        stems = content_words(text, library.language)
        concepts = [library.concepts[one] for one in stems if one in library.concepts]
        words = telling_words(text, library.language)
        telling = [word for word in words if word in text and word[0].isupper()]
        return tuple(dict.fromkeys([*titles, main, *telling, *concepts, *words]))[:8]

    return keywords


def offline_source(title: str, language: str) -> Source:
    """Where an offline summary comes from."""
    page = quote(title.replace(" ", "_"), safe="()',:!*")
    return Source(
        title=title,
        url=f"https://{language}.wikipedia.org/wiki/{page}",
        licence=LICENCE,
        credit=CREDIT,
    )


def _title(brief: Brief) -> str:
    theme = " ".join(brief.theme.split())
    return theme[:1].upper() + theme[1:]


def _finished(script: Script, sources: list[Source], brief: Brief, *, knowledge: str) -> Script:
    """`script` with credits, and a note where it is shorter than what was asked for."""
    short = short_language(brief.language)
    titles = ", ".join(source.title for source in sources)
    credit = CREDITS.get(short, CREDITS["en"]).format(titles=titles)
    aim = SECONDS_ASKED * brief.scenes / MIN_SCENES
    seconds = round(script.word_count / WORDS_PER_SECOND)
    notes = []
    if seconds < 0.97 * aim or len(script.scenes) < brief.scenes:
        notes.append(
            f"On this theme {knowledge} fills about {seconds} s in {len(script.scenes)} scenes, "
            f"less than the {aim:.0f} s asked for; nothing was padded. Longer: go online, paste a "
            "text with --text FILE, or add scenes to the script and give it with --script FILE."
        )
    return script.model_copy(
        update={
            "sources": tuple(sources),
            "description": f"{script.hook}\n{credit}",
            "notes": tuple(notes),
        }
    )


def languages_that_know(theme: str) -> tuple[str, ...]:
    """Short languages whose offline knowledge has a topic of just this name."""
    found = []
    for language in LANGUAGES:
        wanted = frozenset(content_words(theme, language))
        if wanted and wanted in load_library(language).title_words:
            found.append(language)
    return tuple(found)
