"""Places: what a sentence names is found on the map, what only sounds like a place is not."""

import pytest

from reelwright.motion.choice.gazetteer import country_name, find_place
from reelwright.motion.maps.world import countries


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("fr", "Les pandas vivent en Chine, dans le Sichuan.", "Sichuan", "China"),
        ("fr", "Les pandas vivent en Chine.", "Chine", "China"),
        ("fr", "Aux États-Unis, on boit du café.", "États-Unis", "United States of America"),
        ("fr", "Il est mort à Nice en 1820.", "Nice", "France"),
        ("fr", "La Nouvelle-Orléans danse.", "Nouvelle-Orléans", "United States of America"),
        ("en", "He was born in Jordan.", "Jordan", "Jordan"),
        ("en", "In Florence, artists flourished.", "Florence", "Italy"),
        ("es", "Los romanos llegaron a España.", "España", "Spain"),
        ("de", "Er wurde in Österreich geboren.", "Österreich", "Austria"),
        ("it", "Nacque a Vinci, in Toscana.", "Vinci", "Italy"),
        ("pt-BR", "O café chegou ao Brasil.", "Brasil", "Brazil"),
    ],
)
def test_a_place_is_found(language: str, text: str, name: str, country: str) -> None:
    place = find_place(text, language)
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La porcelaine de chine est fragile."),
        ("fr", "Les Suisses mangent du fromage."),
        ("fr", "Léonard de Vinci peint la Joconde."),
        ("fr", "Le roi de France a peur."),
        ("fr", "Il gagne le Tour de France."),
        ("en", "Nice work, said Michael Jordan."),
        ("en", "Chad and his friends ate turkey."),
        ("en", "Guinea pigs are small."),
        ("en", "The New York Times wrote about it."),
        ("en", "Florence Nightingale was a nurse."),
        ("en", ""),
    ],
)
def test_a_name_that_is_no_place_is_left_alone(language: str, text: str) -> None:
    assert find_place(text, language) is None


def test_the_map_shows_every_country_that_can_be_named() -> None:
    shown = countries()
    for sentence in ("in Paris", "in Tokyo", "in Cusco", "in Cape Town", "in Saint Helena"):
        place = find_place(f"He lived {sentence}.", "en")
        assert place is not None
        assert place.country in shown
        assert -180 <= place.longitude <= 180
        assert -90 <= place.latitude <= 90


def test_a_country_is_called_as_the_language_calls_it() -> None:
    place = find_place("Der Turm steht in Paris.", "de-DE")
    assert place is not None
    assert country_name(place, "de-DE") == "Frankreich"


def test_outlines_are_closed_and_never_jump_across_the_world() -> None:
    for name, polygons in countries().items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1]
            if name != "Antarctica":
                longitudes = [longitude for longitude, _ in ring]
                assert max(longitudes) - min(longitudes) < 200
