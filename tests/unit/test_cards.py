"""Cards: dates and telling numbers of six languages, worded whole, never too many."""

import pytest

from reelwright.domain.clip import Card, Place
from reelwright.domain.facts_in_text import MAX_SUB, MAX_TEXT, facts_in_text
from reelwright.domain.script import Scene
from reelwright.motion.card_text import card_texts
from reelwright.motion.choice.cards import card_for, cards_for, place_card


@pytest.mark.parametrize(
    ("language", "text", "big", "small"),
    [
        ("fr", "Le 14 juillet 1789, le peuple prend la Bastille.", "1789", "14 JUILLET"),
        ("fr", "Le 1er mai 1886, la grève éclate.", "1886", "1er MAI"),
        ("en", "On July 20, 1969, Armstrong walked on the Moon.", "1969", "JULY 20"),
        ("en", "It sank on 15 April 1912.", "1912", "15 APRIL"),
        ("es", "El 14 de julio de 1789 cae la Bastilla.", "1789", "14 DE JULIO"),
        ("de", "Am 14. Juli 1789 fiel die Bastille.", "1789", "14. JULI"),
        ("it", "Il 14 luglio 1789 cade la Bastiglia.", "1789", "14 LUGLIO"),
        ("pt", "Em 14 de julho de 1789 caiu a Bastilha.", "1789", "14 DE JULHO"),
        ("fr", "En 1789, la France est ruinée.", "1789", ""),
        ("de", "Im Jahr 1989 fiel die Mauer.", "1989", ""),
        ("fr", "La guerre dure de 1914 à 1918.", "1914–1918", ""),
        ("fr", "Bâtie vers 2560 avant J.-C. pour un roi.", "2560", "AV. J.-C."),
        ("fr", "Au XVIIIe siècle, le peuple a faim.", "XVIIIe SIÈCLE", ""),
        ("en", "The 18th century was an age of reason.", "18TH CENTURY", ""),
        ("es", "En el siglo XVIII todo cambia.", "SIGLO XVIII", ""),
    ],
)
def test_a_date_is_found(language: str, text: str, big: str, small: str) -> None:
    fact = facts_in_text(text, language)[0]
    assert (fact.kind, fact.text, fact.sub) == ("date", big, small)


@pytest.mark.parametrize(
    ("language", "text", "big", "small"),
    [
        ("fr", "Ils mangent douze heures par jour.", "12 HEURES", "PAR JOUR"),
        ("fr", "Il reste 1 864 pandas sauvages en Chine.", "1 864", "PANDAS SAUVAGES"),
        ("fr", "Il consomme 20 % de notre énergie.", "20 %", "DE NOTRE ÉNERGIE"),
        ("fr", "40 % de la population mondiale vit en ville.", "40 %", ""),
        ("fr", "La lumière file à 300 000 km/s.", "300 000 km/s", ""),
        ("fr", "Elle visite 2 millions de fleurs pour un pot.", "2 MILLIONS", "DE FLEURS"),
        ("fr", "Il mange 12 kilos de bambou par jour.", "12 KILOS", "DE BAMBOU PAR JOUR"),
        ("en", "About 1,864 wild pandas are left.", "1,864", "WILD PANDAS"),
        ("en", "It holds 70% of the world's fresh water.", "70%", "OF THE WORLD'S FRESH WATER"),
        ("en", "Around 66 million years ago it ended.", "66 MILLION", "YEARS AGO"),
        ("de", "Etwa 1.864 wilde Pandas leben dort.", "1.864", "WILDE PANDAS"),
        ("de", "Der Turm ist 330 Meter hoch.", "330 METER", "HOCH"),
        ("it", "Dormono 16 ore al giorno.", "16 ORE", "AL GIORNO"),
        ("pt", "Tem 86 bilhões de neurônios.", "86 BILHÕES", "DE NEURÔNIOS"),
        ("es", "Late 100 000 veces al día.", "100 000 VECES", "AL DÍA"),
    ],
)
def test_a_number_is_told_with_what_it_counts(
    language: str, text: str, big: str, small: str
) -> None:
    fact = facts_in_text(text, language)[0]
    assert (fact.kind, fact.text, fact.sub) == ("number", big, small)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Apollo 11 se pose sur la Lune."),
        ("fr", "Il avait deux frères."),
        ("fr", "Il pèse entre 12 et 38 kilos."),
        ("en", "His death at 37 followed years of illness."),
        ("en", "As of 2023 nothing has changed."),
        ("en", "Of the 20 of them none came."),
        ("fr", "Le temps passe."),
        ("ja", "1789年に革命が起きた。"),
    ],
)
def test_no_card_rather_than_a_wrong_one(language: str, text: str) -> None:
    assert card_for(Scene(id="s1", voice_over=text), language) is None


def test_lines_never_outgrow_the_picture() -> None:
    text = (
        "Environ 12 345 678 hippopotamotamesques animaux vivent avec 40 % de la très "
        "longue et très vieille population du monde entier et de ses voisins."
    )
    for fact in facts_in_text(text, "fr"):
        assert len(fact.text) <= MAX_TEXT
        assert len(fact.sub) <= MAX_SUB


def test_half_of_the_scenes_at_most_get_a_card_and_none_twice() -> None:
    scenes = [
        Scene(id=f"s{year}", voice_over=f"En {year}, tout change.") for year in range(1780, 1790)
    ]
    scenes.append(Scene(id="again", voice_over="En 1780, rien ne change."))
    cards = cards_for(scenes, "fr-FR")
    assert 1 <= len(cards) <= 6
    assert len({card.text for card in cards.values()}) == len(cards)


@pytest.mark.parametrize("canvas", [(1080, 1920), (1080, 1080), (1920, 1080)])
def test_a_card_stands_in_the_upper_part(canvas: tuple[int, int]) -> None:
    card = Card(kind="date", text="1789", sub="14 JUILLET")
    small, big = card_texts(card, canvas)
    assert small.text == "14 JUILLET"
    assert small.y < big.y < canvas[1] / 3
    assert small.start_ms < big.start_ms
    assert big.font == "Anton"


@pytest.mark.parametrize("text", ["38 250", "86 BILHÕES"])
def test_the_small_line_keeps_clear_of_the_big_one(text: str) -> None:
    big, small = card_texts(Card(kind="number", text=text, sub="PERSONNES"), (1080, 1920))
    foot, head = big.y + 0.59 * big.size, small.y - 0.4 * small.size
    assert head - foot > 40


def test_a_place_is_not_named_twice() -> None:
    france = Place(name="France", country="France", longitude=2.5, latitude=46.6)
    assert place_card(france, "France").sub == ""
    paris = france.model_copy(update={"name": "Paris"})
    assert place_card(paris, "France") == Card(kind="place", text="PARIS", sub="FRANCE")
