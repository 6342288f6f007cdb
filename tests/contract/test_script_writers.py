"""One suite for every ScriptWriter, then what each one promises beyond it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from reelwright.domain.brief import Brief
from reelwright.domain.script_text import format_script, parse_script
from reelwright.errors import InputError, NoKnowledge, Unavailable
from reelwright.ports import ScriptWriter
from reelwright.providers.script import wikipedia_api
from reelwright.providers.script.fake import FakeWriter
from reelwright.providers.script.file import MAX_BYTES, FileWriter, read_text_file
from reelwright.providers.script.prose import ProseWriter
from reelwright.providers.script.wikipedia import WikipediaWriter, languages_that_know

EXAMPLES = Path(__file__).parents[2] / "examples" / "scripts"

GERMAN = """Der Eiffelturm ist ein 330 Meter hoher Eisenfachwerkturm in Paris. Er steht am Ufer der
Seine. Das Bauwerk wurde von 1887 bis 1889 errichtet. Gustave Eiffel ließ es zum hundertsten
Jahrestag der Revolution bauen. Der Turm war bis 1930 das höchste Bauwerk der Welt.

== Geschichte ==
Rund 300 Arbeiter setzten 18.038 Einzelteile aus Eisen zusammen. Kein einziger Arbeiter starb auf
der Baustelle. Viele Künstler protestierten gegen den Turm. Sie nannten ihn eine tragische
Straßenlaterne. Nach zwanzig Jahren sollte der Turm abgerissen werden. Die Funktechnik rettete ihn.
Im Sommer wächst der Turm um bis zu 15 Zentimeter, weil sich das Eisen in der Wärme ausdehnt.
Alle sieben Jahre streichen Maler den ganzen Turm und verbrauchen dabei 60 Tonnen Farbe.
Heute besuchen ihn fast sieben Millionen Menschen im Jahr. Kein anderes Denkmal mit Eintritt
zieht mehr Gäste an. Nachts leuchten zwanzigtausend Lampen an seinen Seiten.

== Siehe auch ==
Liste der höchsten Türme. Dieser Satz darf niemals vorkommen, denn er steht im Anhang.
"""

PROSE = """The deepest lake in the world is Lake Baikal, in Siberia. It is 1,642 metres deep, and
it holds a fifth of all the fresh water on Earth. Some rivers flow into it: more than three hundred.
But only one leaves it, the Angara. The lake is 25 million years old, which makes it the oldest of
all. In winter the ice grows so thick that cars drive across it. The ice is as clear as glass.
Below it lives the nerpa, the only seal that never sees the sea. Nobody knows how its ancestors
came here, thousands of kilometres from the ocean. Tiny shrimps keep the water clean. They filter
it all day long. In summer the water is so clear that one can see forty metres down. Fishermen say
that looking into it makes them dizzy. A legend tells that the lake is the heart of Siberia. When
the Angara ran away from her father, he threw a rock after her. The rock still stands in the river.
Today, scientists look for ghostly particles with a telescope hidden under the ice. It hangs more
than a kilometre deep. The lake has become a window to the stars."""


def file_writer(path: Path) -> FileWriter:
    return FileWriter(read_text_file(path), path.name)


@contextmanager
def wikipedia(fault: str = "") -> Iterator[str]:
    """A small Wikipedia on loopback; `fault` is 500, 429, slow, cut, nothing or odd."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {key: value[0] for key, value in parse_qs(urlsplit(self.path).query).items()}
            body = json.dumps(self.answer(asked)).encode()
            if fault == "slow":
                time.sleep(1.0)
            self.send_response(int(fault) if fault.isdigit() else 200)
            self.end_headers()
            self.wfile.write(body[:20] if fault == "cut" else body)

        def answer(self, asked: dict[str, str]) -> object:
            if fault == "odd":
                return ["odd"]
            if asked.get("list") == "search":
                hits = [] if fault == "nothing" else [{"title": "Eiffelturm"}]
                return {"query": {"search": hits}}
            page = {"title": "Eiffelturm", "extract": GERMAN, "fullurl": "https://de.x/Eiffelturm"}
            return {"query": {"pages": [page]}}

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(params=["offline", "online", "prose", "file", "fake"])
def written(request: pytest.FixtureRequest) -> Iterator[tuple[ScriptWriter, Brief]]:
    if request.param == "offline":
        yield WikipediaWriter(online=False), Brief(theme="Les pandas", language="fr-FR")
    elif request.param == "online":
        with wikipedia() as url:
            yield WikipediaWriter(url), Brief(theme="Der Eiffelturm", language="de-DE")
    elif request.param == "prose":
        yield ProseWriter(PROSE), Brief(theme="Lake Baikal", language="en-US")
    elif request.param == "file":
        yield file_writer(EXAMPLES / "honey.en.md"), Brief(theme="Honey", language="en-US")
    else:
        yield FakeWriter(), Brief(theme="Anything", language="fr-FR")


def test_a_script_has_what_later_stages_need(written: tuple[ScriptWriter, Brief]) -> None:
    writer, brief = written
    script = writer.write(brief)
    assert writer.name
    assert script.language == brief.language
    assert script.title
    assert len(script.scenes) >= brief.scenes
    assert script.scenes[0].voice_over.startswith(script.hook)
    assert script.hook
    assert all(scene.keywords for scene in script.scenes)
    assert parse_script(format_script(script), language="fr-FR") == script


def test_the_same_brief_gives_the_same_script(written: tuple[ScriptWriter, Brief]) -> None:
    writer, brief = written
    assert writer.write(brief) == writer.write(brief)


def test_no_sentence_is_said_twice(written: tuple[ScriptWriter, Brief]) -> None:
    writer, brief = written
    texts = [scene.voice_over for scene in writer.write(brief).scenes]
    assert len(set(texts)) == len(texts)


def test_an_article_online_becomes_a_full_length_script_in_any_language() -> None:
    with wikipedia() as url:
        script = WikipediaWriter(url).write(Brief(theme="Der Eiffelturm", language="de-DE"))
    said = " ".join(scene.voice_over for scene in script.scenes)
    assert 100 <= script.word_count <= 225
    assert "Anhang" not in said
    assert "==" not in said
    assert script.sources[0].url == "https://de.x/Eiffelturm"
    assert script.sources[0].licence == "CC BY-SA 4.0"
    assert "Wikipedia" in script.description


@pytest.mark.parametrize("fault", ["500", "429", "cut", "slow"])
def test_an_unreachable_wikipedia_falls_back_to_the_offline_knowledge_and_says_so(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wikipedia_api, "TIMEOUT_S", 0.2)
    with wikipedia(fault) as url:
        script = WikipediaWriter(url).write(Brief(theme="Les pandas", language="fr-FR"))
    assert "offline summaries were used instead" in script.notes[0]
    assert script.sources[0].title == "Panda géant"


@pytest.mark.parametrize("fault", ["nothing", "odd"])
def test_a_wikipedia_without_the_article_leaves_the_offline_knowledge(fault: str) -> None:
    with wikipedia(fault) as url:
        script = WikipediaWriter(url).write(Brief(theme="Black holes", language="en-US"))
    assert script.sources[0].title == "Black hole"


def test_no_server_at_all_is_told_and_survived() -> None:
    script = WikipediaWriter("http://127.0.0.1:9").write(Brief(theme="Venise", language="fr-FR"))
    assert "could not be reached" in script.notes[0]


@pytest.mark.parametrize(
    ("theme", "language", "says"),
    [
        ("Les axolotls de tante Jeanne", "fr-FR", "Nearest topics"),
        ("qwzx vbnq", "en-US", "Nearest topics"),
        ("Der Eiffelturm", "de-DE", "no offline knowledge in 'de-DE'"),
    ],
)
def test_a_theme_without_knowledge_names_the_ways_on(theme: str, language: str, says: str) -> None:
    with pytest.raises(NoKnowledge) as caught:
        WikipediaWriter(online=False).write(Brief(theme=theme, language=language))
    message = str(caught.value)
    assert says in message
    assert all(way in message for way in ("--text FILE", "--script FILE", "online"))


def test_languages_that_know_a_theme_are_found_by_its_name() -> None:
    assert languages_that_know("Venise") == ("fr",)
    assert "en" in languages_that_know("Black holes")
    assert languages_that_know("qwzx") == ()


def test_prose_opens_with_its_most_surprising_part_and_keeps_to_the_length() -> None:
    script = ProseWriter(PROSE).write(Brief(theme="Lake Baikal", language="en-US"))
    assert 150 <= script.word_count <= 225
    assert any(char.isdigit() for char in script.hook) or "deepest" in script.hook


def test_prose_that_is_short_or_long_is_told() -> None:
    brief = Brief(theme="Un lac", language="fr-FR")
    short = ProseWriter("Le Baïkal est le lac le plus profond du monde. Il gèle.").write(brief)
    assert "Longer: add sentences" in short.notes[0]
    long = ProseWriter(PROSE + " " + PROSE.replace("lake", "sea")).write(
        Brief(theme="Lake", language="en-US", scenes=4)
    )
    assert "were chosen" in long.notes[0]


def test_prose_without_spaces_becomes_scenes_too() -> None:
    text = (
        "パンダは中国に住む動物です。一日に十二時間も竹を食べます。世界で最も愛されています。" * 1
    )
    script = ProseWriter(text).write(Brief(theme="パンダ", language="ja", scenes=3))
    assert "".join(scene.voice_over for scene in script.scenes) == text


@pytest.mark.parametrize("text", ["", "  \n", "…!?", "\x00\x01"])
def test_prose_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        ProseWriter(text).write(Brief(theme="x", language="fr-FR"))


def test_script_files_in_common_encodings_are_read(tmp_path: Path) -> None:
    text = "LANGUE: fr\nVISUEL: a bee\nVOIX OFF: L'été, les abeilles volent."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.md"
        path.write_bytes(text.encode(encoding))
        script = file_writer(path).write(Brief(theme="Abeilles", language="en-US"))
        assert script.scenes[0].voice_over == "L'été, les abeilles volent."
        assert file_writer(path).language == "fr-FR"


def test_a_file_that_names_no_language_takes_the_briefs(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("VOICE OVER: Hello there.")
    assert file_writer(path).language == ""
    assert file_writer(path).write(Brief(theme="x", language="en-GB")).language == "en-GB"


def test_unusable_files_are_refused_with_the_reason(tmp_path: Path) -> None:
    brief = Brief(theme="x", language="fr-FR")
    (tmp_path / "empty.md").write_text(" \n")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)))
    (tmp_path / "noise.md").write_bytes(bytes(range(1, 256)) * 4)
    (tmp_path / "huge.md").write_bytes(b"a" * (MAX_BYTES + 1))
    (tmp_path / "prose.md").write_text("Just some prose.")
    reasons = {
        "missing.md": "no file",
        ".": "is a folder",
        "empty.md": "is empty",
        "picture.md": "binary",
        "noise.md": "binary",
        "huge.md": "Shorten it",
        "prose.md": "--text FILE",
    }
    for name, reason in reasons.items():
        with pytest.raises(InputError, match=reason):
            file_writer(tmp_path / name).write(brief)


def test_the_fake_fails_as_often_as_asked() -> None:
    writer = FakeWriter(fail_times=1)
    brief = Brief(theme="x", language="fr-FR", scenes=2)
    with pytest.raises(Unavailable):
        writer.write(brief)
    assert len(writer.write(brief).scenes) == 2
