"""French."""

from reelwright.domain.spoken.lexicon import Lexicon

FRENCH = Lexicon(
    language="fr",
    letters=tuple(
        "a bé cé dé e effe gé ache i ji ka elle emme enne o pé ku erre esse té u vé doublevé "
        "ixe igrec zède".split()
    ),
    symbols={
        "&": "et",
        "+": "plus",
        "×": "fois",
        "÷": "divisé par",
        "=": "égale",
        "≈": "environ",
        "~": "environ",
        "<": "moins de",
        ">": "plus de",
        "≥": "au moins",
        "≤": "au plus",
        "±": "plus ou moins",
        "@": "arobase",
        "°": "degrés",
        "‰": "pour mille",
        "§": "paragraphe",
        "½": "un demi",
        "¼": "un quart",
        "¾": "trois quarts",
        "π": "pi",
        "∞": "infini",
        "/": "sur",
    },
    abbreviations={
        "Mme": "madame",
        "Mmes": "mesdames",
        "Mlle": "mademoiselle",
        "MM.": "messieurs",
        "Dr": "docteur",
        "Pr": "professeur",
        "Mgr": "monseigneur",
        "St": "saint",
        "Ste": "sainte",
        "etc.": "et cetera",
        "env.": "environ",
        "ex.": "exemple",
        "p.ex.": "par exemple",
        "c.-à-d.": "c'est-à-dire",
        "càd": "c'est-à-dire",
        "cf.": "voir",
        "vs": "contre",
        "vs.": "contre",
        "hab.": "habitants",
        "bd": "boulevard",
        "av.": "avant",
        "apr.": "après",
        "ap.": "après",
        "J.-C.": "Jésus-Christ",
        "J-C": "Jésus-Christ",
        "JC": "Jésus-Christ",
        "n°": "numéro",
        "N°": "numéro",
        "nº": "numéro",
        "nos": "nos",
        "S.A.": "esse a",
        "R.-U.": "Royaume-Uni",
        "É.-U.": "États-Unis",
        "janv.": "janvier",
        "févr.": "février",
        "avr.": "avril",
        "juil.": "juillet",
        "sept.": "septembre",
        "oct.": "octobre",
        "nov.": "novembre",
        "déc.": "décembre",
        "s.": "siècle",
    },
    phrases={
        ("p.", "ex."): ("par", "exemple"),
        ("av.", "J.", "C."): ("avant", "Jésus", "Christ"),
        ("apr.", "J.", "C."): ("après", "Jésus", "Christ"),
        ("n.", "è."): ("notre", "ère"),
    },
    titles={"M.": "monsieur", "St.": "saint", "Ste.": "sainte", "Dr.": "docteur"},
    before_number={
        "p.": "page",
        "pp.": "pages",
        "vol.": "volume",
        "chap.": "chapitre",
        "art.": "article",
        "fig.": "figure",
        "no.": "numéro",
        "no": "numéro",
        "v.": "vers",
        "t.": "tome",
    },
    units={
        "h": ("heure", "heures"),
        "min": ("minute", "minutes"),
        "mn": ("minute", "minutes"),
        "s": ("seconde", "secondes"),
        "j": ("jour", "jours"),
        "km/h": ("kilomètre heure", "kilomètres heure"),
        "al": ("année-lumière", "années-lumière"),
        "ua": ("unité astronomique", "unités astronomiques"),
        "UA": ("unité astronomique", "unités astronomiques"),
        "Ma": ("million d'années", "millions d'années"),
        "Ga": ("milliard d'années", "milliards d'années"),
        "Ko": ("kilooctet", "kilooctets"),
        "Mo": ("mégaoctet", "mégaoctets"),
        "Go": ("gigaoctet", "gigaoctets"),
        "To": ("téraoctet", "téraoctets"),
        "Mm": ("mégamètre", "mégamètres"),
        "t": ("tonne", "tonnes"),
        "hab": ("habitant", "habitants"),
        "ppm": ("partie par million", "parties par million"),
        "dB": ("décibel", "décibels"),
        "an": ("an", "ans"),
        "°": ("degré", "degrés"),
    },
    not_alone=frozenset({"an", "a", "in", "j"}),
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "$": ("dollar", "dollars"),
        "USD": ("dollar", "dollars"),
        "US$": ("dollar", "dollars"),
        "£": ("livre", "livres"),
        "¥": ("yen", "yens"),
        "CHF": ("franc suisse", "francs suisses"),
    },
    scales={
        "M": "millions",
        "Md": "milliards",
        "Mds": "milliards",
        "Mrd": "milliards",
        "k": "mille",
    },
    of_scale="de",
    scale_words=frozenset({"million", "millions", "milliard", "milliards", "billion", "billions"}),
    to="à",
    minus="moins",
    percent="pour cent",
    time="{h} heures {m}",
    hour="{h} heures",
    day_first=True,
    date="{day} {month} {year}",
    ordinal=r"(?P<number>\d+|[IVXLC]+)(?P<suffix>ers?|ères?|res?|ère|nde?s?|èmes?|emes?|es?|ᵉ|ᵉʳ)",
    feminine_suffixes=frozenset({"re", "res", "ère", "ères", "nde", "ndes"}),
    feminine=(
        r"(?:.+[ts]ions?|.+tés|.+ances?|.+ences?|.+ettes?|.+euses?|.+ières?|.+esses?|années?"
        r"|heures?|minutes?|secondes?|personnes?|femmes?|filles?|tonnes?|fois|îles?|villes?"
        r"|étoiles?|planètes?|lunes?|vagues?|dents?|pattes?|espèces?|semaines?|livres sterling"
        r"|journées?|pages?|places?|marches?|langues?|tours Eiffel|mains|pièces?|plumes?)"
    ),
    particles=frozenset(
        "et ou de à en au aux dans par sur pour avec le la les des du que qui est sont a ont il "
        "elle ils elles on se ce ne pas fut était furent y puis mais".split()
    ),
    singular_after=frozenset({"par", "au", "chaque", "un", "une", "le", "la"}),
    centuries=frozenset({"siècle", "siècles", "millénaire", "millénaires"}),
    numbered=frozenset(
        "chapitre tome acte partie guerre mondiale type phase volume livre apollo classe scène "
        "article titre groupe saturn".split()
    ),
    rulers=frozenset(
        "louis charles françois henri philippe napoléon jean-paul jean paul pie benoît léon "
        "grégoire clément innocent urbain édouard georges guillaume richard élisabeth catherine "
        "pierre alexandre nicolas ivan frédéric léopold albert baudouin otton ramsès thoutmosis "
        "amenhotep cléopâtre ptolémée séthi sésostris mentouhotep pépi darius xerxès cyrus "
        "artaxerxès constantin théodose justinien basile mehmed selim soliman murad ahmed "
        "hassan mohammed childéric clovis thierry dagobert lothaire robert jacques marie "
        "isabelle ferdinand alphonse christian gustave victor-emmanuel humbert jules sixte "
        "boniface antiochos mithridate".split()
    ),
    emphasis=frozenset(
        "oui non pas tout tous très trop bien rien plus mais sans une un le la les des du je tu "
        "il elle on nous vous ce ça si car ni ne ou où et est son sa ses au aux par sur sous "
        "feu mer air eau mal roi or fin stop vrai faux quoi qui que dix six cent mille jour "
        "nuit mort vie".split()
    ),
    final=frozenset({"etc.", "J.-C.", "hab.", "s."}),
)
