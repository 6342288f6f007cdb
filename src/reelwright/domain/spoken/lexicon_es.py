"""Spanish."""

from reelwright.domain.spoken.lexicon import Lexicon

SPANISH = Lexicon(
    language="es",
    letters=tuple(
        "a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve uvedoble "
        "equis igriega zeta".split()
    ),
    symbols={
        "&": "y",
        "+": "más",
        "×": "por",
        "÷": "entre",
        "=": "igual a",
        "≈": "unos",
        "~": "unos",
        "<": "menos de",
        ">": "más de",
        "≥": "al menos",
        "≤": "como mucho",
        "±": "más o menos",
        "@": "arroba",
        "°": "grados",
        "‰": "por mil",
        "§": "párrafo",
        "½": "medio",
        "¼": "un cuarto",
        "¾": "tres cuartos",
        "π": "pi",
        "∞": "infinito",
        "/": "por",
    },
    abbreviations={
        "Sr.": "señor",
        "Sra.": "señora",
        "Srta.": "señorita",
        "Sres.": "señores",
        "Dr.": "doctor",
        "Dra.": "doctora",
        "Dña.": "doña",
        "Ud.": "usted",
        "Uds.": "ustedes",
        "Sto.": "santo",
        "Sta.": "santa",
        "etc.": "etcétera",
        "aprox.": "aproximadamente",
        "p.ej.": "por ejemplo",
        "ej.": "ejemplo",
        "EE.UU.": "Estados Unidos",
        "EEUU": "Estados Unidos",
        "a.C.": "antes de Cristo",
        "d.C.": "después de Cristo",
        "a.m.": "a eme",
        "p.m.": "pe eme",
        "n.º": "número",
        "nº": "número",
        "n°": "número",
        "Nº": "número",
        "N.º": "número",
        "núm.": "número",
        "hab.": "habitantes",
        "ca.": "circa",
        "vs.": "contra",
        "vs": "contra",
        "Av.": "avenida",
        "Avda.": "avenida",
        "s.": "siglo",
    },
    phrases={
        ("a.", "C."): ("antes de", "Cristo"),
        ("d.", "C."): ("después de", "Cristo"),
        ("a.", "de", "C."): ("antes", "de", "Cristo"),
        ("d.", "de", "C."): ("después", "de", "Cristo"),
        ("EE.", "UU."): ("Estados", "Unidos"),
        ("p.", "ej."): ("por", "ejemplo"),
        ("D.", "C."): ("de", "ce"),
        ("a.", "m."): ("a", "eme"),
        ("p.", "m."): ("pe", "eme"),
    },
    titles={"D.": "don"},
    before_number={
        "p.": "página",
        "pág.": "página",
        "págs.": "páginas",
        "vol.": "volumen",
        "cap.": "capítulo",
        "art.": "artículo",
        "fig.": "figura",
        "c.": "circa",
    },
    units={
        "h": ("hora", "horas"),
        "min": ("minuto", "minutos"),
        "s": ("segundo", "segundos"),
        "al": ("año luz", "años luz"),
        "ua": ("unidad astronómica", "unidades astronómicas"),
        "UA": ("unidad astronómica", "unidades astronómicas"),
        "Ma": ("millón de años", "millones de años"),
        "Mm": ("megámetro", "megámetros"),
        "t": ("tonelada", "toneladas"),
        "ppm": ("parte por millón", "partes por millón"),
        "dB": ("decibelio", "decibelios"),
        "msnm": ("metro sobre el nivel del mar", "metros sobre el nivel del mar"),
        "°": ("grado", "grados"),
        "º": ("grado", "grados"),
        "ºC": ("grado Celsius", "grados Celsius"),
    },
    not_alone=frozenset({"al", "ha", "in", "s", "a", "UA"}),
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "$": ("dólar", "dólares"),
        "USD": ("dólar", "dólares"),
        "US$": ("dólar", "dólares"),
        "£": ("libra", "libras"),
        "¥": ("yen", "yenes"),
        "CHF": ("franco suizo", "francos suizos"),
    },
    scales={"M": "millones", "k": "mil", "K": "mil"},
    of_scale="de",
    scale_words=frozenset({"millón", "millones", "billón", "billones"}),
    to="a",
    minus="menos",
    percent="por ciento",
    time="{h} {m}",
    hour="{h}",
    day_first=True,
    date="{day} de {month} de {year}",
    ordinal=r"(?P<number>\d+)\.?(?P<suffix>[ºª°]|er|ro|do|to|ra|da|ta|os|as|mo|ma|vo|va|no|na)",
    feminine_suffixes=frozenset({"ª", "ra", "da", "ta", "ma", "va", "na", "as"}),
    feminine=(
        r"(?!(?:d[ií]as?|mapas?|planetas?|problemas?|sistemas?|temas?|climas?|idiomas?|programas?"
        r"|cometas?|poemas?|.*istas?|gases|kilogramos?)$)"
        r"(?:.+as?|.+ci[óo]n(?:es)?|.+si[óo]n(?:es)?|.+dad(?:es)?|veces|mujeres|naves|noches|calles"
        r"|torres|clases|especies|partes)"
    ),
    particles=frozenset(
        "y e o u de del a al en por para con sin el la los las un una que se es son era eran "
        "fue fueron ha han hasta como pero no lo le les su sus desde entre más cuando cada ya "
        "esta una para hacia contra sobre d. a.".split()
    ),
    singular_after=frozenset({"por", "cada", "un", "una", "el", "la"}),
    centuries=frozenset({"siglo", "siglos", "milenio", "s."}),
    numbered=frozenset(
        "capítulo tomo acto parte tipo fase volumen libro apolo clase escena artículo título "
        "grupo saturno".split()
    ),
    rulers=frozenset({"isabel", "catalina", "maría", "cleopatra", "juana"}),
    emphasis=frozenset(
        "sí si no muy más todo todos nada ya el la los las un una su sus es son fue yo tú él "
        "qué que por con sin mil dos tres seis diez mar sol luz rey oro fin día año vida bien "
        "mal".split()
    ),
    final=frozenset({"etc.", "a.C.", "d.C.", "EE.UU.", "a.m.", "p.m.", "hab.", "UU.", "C."}),
)
