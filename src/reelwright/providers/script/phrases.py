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

OPENERS: dict[str, str] = {
    "fr": "{theme} : vous croyez tout savoir ?",
    "en": "{theme}: think you know it all?",
    "es": "{theme}: ¿crees que lo sabes todo?",
    "de": "{theme}: Alles schon gehört?",
    "it": "{theme}: sicuri di sapere tutto?",
    "pt": "{theme}: você acha que já sabe tudo?",
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
    lines = CLOSINGS.get(language, ())
    if not lines:
        return ""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
    return lines[number % len(lines)]
