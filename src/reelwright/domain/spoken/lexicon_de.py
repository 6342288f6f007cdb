"""German."""

from reelwright.domain.spoken.lexicon import Lexicon

GERMAN = Lexicon(
    language="de",
    letters=tuple(
        "aa beh zeh deh eh eff geh haa ih jott kaa ell emm enn oh peh kuh err ess teh uh fau "
        "weh ix üpsilon zett".split()
    ),
    symbols={
        "&": "und",
        "+": "plus",
        "×": "mal",
        "÷": "geteilt durch",
        "=": "gleich",
        "≈": "etwa",
        "~": "etwa",
        "<": "weniger als",
        ">": "mehr als",
        "≥": "mindestens",
        "≤": "höchstens",
        "±": "plus minus",
        "@": "ätt",
        "°": "Grad",
        "‰": "Promille",
        "§": "Paragraf",
        "½": "ein halb",
        "¼": "ein Viertel",
        "¾": "drei Viertel",
        "π": "pi",
        "∞": "unendlich",
        "/": "pro",
    },
    abbreviations={
        "Dr.": "Doktor",
        "Prof.": "Professor",
        "Hr.": "Herr",
        "Fr.": "Frau",
        "St.": "Sankt",
        "Nr.": "Nummer",
        "ca.": "zirka",
        "bzw.": "beziehungsweise",
        "usw.": "und so weiter",
        "etc.": "et cetera",
        "z.B.": "zum Beispiel",
        "d.h.": "das heißt",
        "u.a.": "unter anderem",
        "o.Ä.": "oder Ähnliches",
        "i.d.R.": "in der Regel",
        "evtl.": "eventuell",
        "ggf.": "gegebenenfalls",
        "inkl.": "inklusive",
        "max.": "maximal",
        "min.": "minimal",
        "Mio.": "Millionen",
        "Mrd.": "Milliarden",
        "Mio": "Millionen",
        "Mrd": "Milliarden",
        "Tsd.": "Tausend",
        "Jh.": "Jahrhundert",
        "Jhd.": "Jahrhundert",
        "Chr.": "Christus",
        "vs.": "gegen",
        "geb.": "geboren",
        "gest.": "gestorben",
        "sog.": "sogenannte",
        "vgl.": "vergleiche",
        "Str.": "Straße",
        "Einw.": "Einwohner",
        "bspw.": "beispielsweise",
        "Jan.": "Januar",
        "Feb.": "Februar",
        "Aug.": "August",
        "Sept.": "September",
        "Okt.": "Oktober",
        "Nov.": "November",
        "Dez.": "Dezember",
    },
    phrases={
        ("v.", "Chr."): ("vor", "Christus"),
        ("n.", "Chr."): ("nach", "Christus"),
        ("z.", "B."): ("zum", "Beispiel"),
        ("d.", "h."): ("das", "heißt"),
        ("u.", "a."): ("unter", "anderem"),
        ("i.", "d.", "R."): ("in", "der", "Regel"),
        ("o.", "Ä."): ("oder", "Ähnliches"),
        ("v.", "u.", "Z."): ("vor", "unserer", "Zeit"),
    },
    titles={},
    before_number={
        "S.": "Seite",
        "Bd.": "Band",
        "Kap.": "Kapitel",
        "Art.": "Artikel",
        "Abb.": "Abbildung",
    },
    units={
        "h": ("Stunde", "Stunden"),
        "min": ("Minute", "Minuten"),
        "s": ("Sekunde", "Sekunden"),
        "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"),
        "AE": ("astronomische Einheit", "astronomische Einheiten"),
        "Lj": ("Lichtjahr", "Lichtjahre"),
        "Lj.": ("Lichtjahr", "Lichtjahre"),
        "Mm": ("Megameter", "Megameter"),
        "t": ("Tonne", "Tonnen"),
        "ppm": ("Teil pro Million", "Teile pro Million"),
        "dB": ("Dezibel", "Dezibel"),
        "°": ("Grad", "Grad"),
    },
    not_alone=frozenset({"in", "a", "al"}),
    currencies={
        "€": ("Euro", "Euro"),
        "EUR": ("Euro", "Euro"),
        "$": ("Dollar", "Dollar"),
        "USD": ("Dollar", "Dollar"),
        "US$": ("Dollar", "Dollar"),
        "£": ("Pfund", "Pfund"),
        "¥": ("Yen", "Yen"),
        "CHF": ("Schweizer Franken", "Schweizer Franken"),
    },
    scales={"Mio": "Millionen", "Mrd": "Milliarden", "k": "Tausend"},
    of_scale="",
    scale_words=frozenset(
        {
            "Million",
            "Millionen",
            "Milliarde",
            "Milliarden",
            "Billion",
            "Billionen",
            "Mio",
            "Mrd",
            "Tausend",
        }
    ),
    to="bis",
    minus="minus",
    percent="Prozent",
    time="{h} Uhr {m}",
    hour="{h} Uhr",
    day_first=True,
    date="{day} {month} {year}",
    ordinal=r"(?P<number>\d+)(?P<suffix>te[nrsm]?)",
    feminine_suffixes=frozenset(),
    feminine=(
        r"(?:.+(?:ung|heit|keit|schaft|ion|tät)|Stunde|Minute|Sekunde|Tonne|Million|Milliarde|Woche"
        r"|Nacht|Frau|Stadt|Insel|Person|Meile|Einheit|astronomische)"
    ),
    particles=frozenset(
        "und oder von bis in im am an um auf für mit aus zu zur zum der die das den dem des ein "
        "eine ist war sind waren hat haben wurde wurden als es er sie vor nach seit ab".split()
    ),
    singular_after=frozenset({"pro", "je", "ein", "eine"}),
    centuries=frozenset({"Jahrhundert", "Jahrhunderts", "Jahrtausend", "Jh", "Jh."}),
    numbered=frozenset(
        {"kapitel", "teil", "akt", "typ", "phase", "band", "buch", "apollo", "klasse"}
    ),
    rulers=frozenset(
        "ludwig ludwigs karl karls heinrich heinrichs friedrich friedrichs wilhelm wilhelms "
        "otto ottos franz joseph josef leopold johannes paul pius benedikt elisabeth katharina "
        "peter alexander nikolaus napoleon ramses philipp georg eduard richard maximilian "
        "ferdinand rudolf konrad gustav christian kleopatra ptolemäus dareios xerxes kyros "
        "jakob ivan iwan august".split()
    ),
    emphasis=frozenset(
        "ja nein nicht kein alle alles nie nur sehr zu der die das den dem des ein eine ich du "
        "er sie es wir ihr ist war und oder wer wie was wo tag jahr rot neu alt tot los see "
        "zehn elf".split()
    ),
    final=frozenset({"usw.", "etc.", "Chr.", "Jh.", "o.Ä.", "Einw."}),
)
