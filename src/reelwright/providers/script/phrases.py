"""The few set phrases a script without a language model needs, per language."""

from __future__ import annotations

import hashlib

CLOSINGS: dict[str, tuple[str, ...]] = {
    "fr": (
        "Et vous, qu'est-ce qui vous a le plus surpris ?",
        "Alors, combien de ces faits connaissiez-vous déjà ?",
        "Lequel de ces faits raconterez-vous en premier ?",
        "Dites-nous en commentaire ce que vous ignoriez.",
        "Et vous, que voudriez-vous savoir de plus ?",
    ),
    "en": (
        "So, which of these facts surprised you most?",
        "How many of these did you already know?",
        "Which one will you tell your friends first?",
        "Tell us in the comments what you did not know.",
        "What would you like to know next?",
    ),
    "es": (
        "Y a ti, ¿qué es lo que más te ha sorprendido?",
        "¿Cuántos de estos datos conocías ya?",
        "¿Cuál de estos datos contarás primero?",
        "Cuéntanos en los comentarios qué no sabías.",
        "Y tú, ¿qué más te gustaría saber?",
    ),
    "de": (
        "Und was davon hat dich am meisten überrascht?",
        "Wie viel davon hast du schon gewusst?",
        "Was erzählst du davon als Erstes weiter?",
        "Schreib uns, was du noch nicht wusstest.",
    ),
    "it": (
        "E tu, che cosa ti ha sorpreso di più?",
        "Quante di queste cose sapevi già?",
        "Quale racconterai per prima?",
        "Scrivici nei commenti che cosa non sapevi.",
    ),
    "pt": (
        "E você, o que mais te surpreendeu?",
        "Quantas dessas coisas você já sabia?",
        "Qual delas você vai contar primeiro?",
        "Conte nos comentários o que você não sabia.",
    ),
}

OPENERS: dict[str, tuple[str, ...]] = {
    "fr": (
        "{theme} : vous croyez tout savoir ?",
        "{theme} : en savez-vous vraiment l'essentiel ?",
        "{theme} en une minute, c'est parti !",
    ),
    "en": (
        "{theme}: think you know it all?",
        "{theme}, in one minute. Ready?",
        "{theme}: how much do you really know?",
    ),
    "es": (
        "{theme}: ¿crees que lo sabes todo?",
        "{theme}, en un minuto. ¿Empezamos?",
        "{theme}: ¿cuánto sabes de verdad?",
    ),
    "de": ("{theme}: Alles schon gehört?", "{theme} in einer Minute. Bereit?"),
    "it": ("{theme}: sicuri di sapere tutto?", "{theme}, in un minuto. Pronti?"),
    "pt": ("{theme}: você acha que já sabe tudo?", "{theme}, em um minuto. Vamos lá?"),
}

CREDITS: dict[str, str] = {
    "fr": "Textes d'après Wikipédia ({titles}), contributeurs de Wikipédia, licence CC BY-SA 4.0.",
    "en": "Text adapted from Wikipedia ({titles}), by Wikipedia contributors, CC BY-SA 4.0.",
    "es": "Textos a partir de Wikipedia ({titles}), colaboradores de Wikipedia, CC BY-SA 4.0.",
    "de": "Texte nach Wikipedia ({titles}), Wikipedia-Autoren, Lizenz CC BY-SA 4.0.",
    "it": "Testi tratti da Wikipedia ({titles}), autori di Wikipedia, licenza CC BY-SA 4.0.",
    "pt": "Textos a partir da Wikipédia ({titles}), editores da Wikipédia, CC BY-SA 4.0.",
}

TAGS: dict[str, tuple[str, ...]] = {
    "fr": ("#lesaviezvous", "#culturegenerale"),
    "en": ("#didyouknow", "#learnontiktok"),
    "es": ("#sabiasque", "#culturageneral"),
    "de": ("#wusstestdu", "#allgemeinwissen"),
    "it": ("#losapeviche", "#curiosità"),
    "pt": ("#vocesabia", "#curiosidades"),
}


def closing_line(language: str, seed: str) -> str:
    """One closing line, the same for the same seed; empty for languages without any."""
    return _picked(CLOSINGS.get(language, ()), seed)


def opening_line(language: str, theme: str) -> str:
    """A question that names the theme; empty for languages without any, and for long themes."""
    if len(theme.split()) > 6 or theme.endswith((".", "!", "?")):
        return ""
    line = _picked(OPENERS.get(language, ()), theme)
    return line.format(theme=theme[:1].upper() + theme[1:])


def _picked(lines: tuple[str, ...], seed: str) -> str:
    if not lines:
        return ""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
    return lines[number % len(lines)]
