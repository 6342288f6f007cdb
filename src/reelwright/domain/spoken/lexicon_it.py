"""Italian."""

from reelwright.domain.spoken.lexicon import Lexicon

ITALIAN = Lexicon(
    language="it",
    letters=tuple(
        "a bi ci di e effe gi acca i gèi cappa elle emme enne o pi cu erre esse ti u vu "
        "doppiavù ics ipsilon zeta".split()
    ),
    symbols={
        "&": "e",
        "+": "più",
        "×": "per",
        "÷": "diviso",
        "=": "uguale a",
        "≈": "circa",
        "~": "circa",
        "<": "meno di",
        ">": "più di",
        "≥": "almeno",
        "≤": "al massimo",
        "±": "più o meno",
        "@": "chiocciola",
        "°": "gradi",
        "‰": "per mille",
        "§": "paragrafo",
        "½": "mezzo",
        "¼": "un quarto",
        "¾": "tre quarti",
        "π": "pi greco",
        "∞": "infinito",
        "/": "per",
    },
    abbreviations={
        "Sig.": "signor",
        "sig.": "signor",
        "Sig.ra": "signora",
        "sig.ra": "signora",
        "Dott.": "dottor",
        "dott.": "dottor",
        "Prof.": "professor",
        "prof.": "professor",
        "Ing.": "ingegner",
        "Avv.": "avvocato",
        "ecc.": "eccetera",
        "etc.": "eccetera",
        "es.": "esempio",
        "ca.": "circa",
        "n.": "numero",
        "nº": "numero",
        "n°": "numero",
        "a.C.": "avanti Cristo",
        "d.C.": "dopo Cristo",
        "ab.": "abitanti",
        "vs": "contro",
        "vs.": "contro",
        "sec.": "secolo",
        "tel.": "telefono",
        "s.l.m.": "sul livello del mare",
    },
    phrases={
        ("a.", "C."): ("avanti", "Cristo"),
        ("d.", "C."): ("dopo", "Cristo"),
        ("p.", "es."): ("per", "esempio"),
    },
    titles={"S.": "san"},
    before_number={
        "p.": "pagina",
        "pag.": "pagina",
        "pp.": "pagine",
        "vol.": "volume",
        "cap.": "capitolo",
        "art.": "articolo",
        "fig.": "figura",
        "c.": "circa",
    },
    units={
        "h": ("ora", "ore"),
        "min": ("minuto", "minuti"),
        "s": ("secondo", "secondi"),
        "al": ("anno luce", "anni luce"),
        "UA": ("unità astronomica", "unità astronomiche"),
        "Ma": ("milione di anni", "milioni di anni"),
        "Mm": ("megametro", "megametri"),
        "t": ("tonnellata", "tonnellate"),
        "ppm": ("parte per milione", "parti per milione"),
        "dB": ("decibel", "decibel"),
        "q": ("quintale", "quintali"),
        "°": ("grado", "gradi"),
        "km/s": ("chilometro al secondo", "chilometri al secondo"),
    },
    not_alone=frozenset({"al", "ha", "in", "s", "a", "q"}),
    currencies={
        "€": ("euro", "euro"),
        "EUR": ("euro", "euro"),
        "$": ("dollaro", "dollari"),
        "USD": ("dollaro", "dollari"),
        "US$": ("dollaro", "dollari"),
        "£": ("sterlina", "sterline"),
        "¥": ("yen", "yen"),
        "CHF": ("franco svizzero", "franchi svizzeri"),
    },
    scales={"M": "milioni", "mln": "milioni", "mld": "miliardi", "Mld": "miliardi", "k": "mila"},
    of_scale="di",
    scale_words=frozenset({"milione", "milioni", "miliardo", "miliardi", "bilione", "bilioni"}),
    to="a",
    minus="meno",
    percent="per cento",
    time="{h} e {m}",
    hour="{h}",
    day_first=True,
    date="{day} {month} {year}",
    ordinal=r"(?P<number>\d+|[IVXLC]+)\.?(?P<suffix>[ºª°])",
    feminine_suffixes=frozenset({"ª"}),
    feminine=(
        r"(?!(?:anni|problema|sistema|pianeta|clima|tema|cinema|programma|.*ista)$)"
        r"(?:.+a|.+zion[ei]|.+sion[ei]|.+tà|.+tù|notte|nave|torre|parte|volte|mano)"
    ),
    particles=frozenset(
        "e ed o di del della dei delle a al alla in nel nella per con da dal il la lo i gli le "
        "un una che si è sono era erano fu furono ha hanno fino come ma non ci su sul tra fra "
        "più quando d. a.".split()
    ),
    singular_after=frozenset({"per", "al", "ogni", "un", "una", "il", "la", "all"}),
    centuries=frozenset({"secolo", "secoli", "millennio", "sec."}),
    numbered=frozenset(
        "capitolo tomo atto parte tipo fase volume libro apollo classe scena articolo titolo "
        "gruppo saturno".split()
    ),
    rulers=frozenset({"elisabetta", "caterina", "maria", "cleopatra", "giovanna"}),
    emphasis=frozenset(
        "sì si no non più tutto tutti mai ora il la lo i gli le un una è era fu io tu lui lei "
        "chi che per con tra sei due tre dieci mille re mare sole oro vita bene male".split()
    ),
    final=frozenset({"ecc.", "etc.", "a.C.", "d.C.", "ab.", "C.", "s.l.m."}),
)
