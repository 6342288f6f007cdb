"""English."""

from reelwright.domain.spoken.lexicon import Lexicon

ENGLISH = Lexicon(
    language="en",
    letters=tuple(
        "ay bee see dee ee eff jee aitch eye jay kay ell emm enn oh pee queue are ess tee you "
        "vee double-u ex why zee".split()
    ),
    symbols={
        "&": "and",
        "+": "plus",
        "×": "times",
        "÷": "divided by",
        "=": "equals",
        "≈": "about",
        "~": "about",
        "<": "less than",
        ">": "more than",
        "≥": "at least",
        "≤": "at most",
        "±": "plus or minus",
        "@": "at",
        "°": "degrees",
        "‰": "per mille",
        "§": "section",
        "½": "a half",
        "¼": "a quarter",
        "¾": "three quarters",
        "π": "pi",
        "∞": "infinity",
        "/": "per",
    },
    abbreviations={
        "Mr": "mister",
        "Mr.": "mister",
        "Mrs": "missis",
        "Mrs.": "missis",
        "Ms": "miz",
        "Ms.": "miz",
        "Dr": "doctor",
        "Dr.": "doctor",
        "Prof.": "professor",
        "Gen.": "general",
        "Capt.": "captain",
        "Lt.": "lieutenant",
        "Jr": "junior",
        "Jr.": "junior",
        "Sr.": "senior",
        "Mt": "mount",
        "Mt.": "mount",
        "Ft.": "fort",
        "etc.": "et cetera",
        "e.g.": "for example",
        "i.e.": "that is",
        "vs": "versus",
        "vs.": "versus",
        "approx.": "approximately",
        "c.": "circa",
        "ca.": "circa",
        "BC": "bee see",
        "BCE": "bee see ee",
        "AD": "ay dee",
        "CE": "see ee",
        "B.C.": "bee see",
        "A.D.": "ay dee",
        "U.S.": "you ess",
        "U.S.A.": "you ess ay",
        "U.K.": "you kay",
        "U.N.": "you enn",
        "Jan.": "January",
        "Feb.": "February",
        "Aug.": "August",
        "Sept.": "September",
        "Oct.": "October",
        "Nov.": "November",
        "Dec.": "December",
        "Inc.": "incorporated",
        "Ltd.": "limited",
        "dept.": "department",
        "gov.": "governor",
    },
    phrases={
        ("e.", "g."): ("for", "example"),
        ("i.", "e."): ("that", "is"),
        ("B.", "C."): ("bee", "see"),
        ("A.", "D."): ("ay", "dee"),
    },
    titles={"St": "saint", "St.": "saint"},
    before_number={
        "p.": "page",
        "pp.": "pages",
        "vol.": "volume",
        "Vol.": "volume",
        "ch.": "chapter",
        "fig.": "figure",
        "no.": "number",
        "No.": "number",
        "nos.": "numbers",
    },
    units={
        "h": ("hour", "hours"),
        "hr": ("hour", "hours"),
        "hrs": ("hour", "hours"),
        "min": ("minute", "minutes"),
        "s": ("second", "seconds"),
        "sec": ("second", "seconds"),
        "ly": ("light year", "light years"),
        "AU": ("astronomical unit", "astronomical units"),
        "Ma": ("million years ago", "million years ago"),
        "mya": ("million years ago", "million years ago"),
        "Mm": ("megametre", "megametres"),
        "t": ("tonne", "tonnes"),
        "ppm": ("part per million", "parts per million"),
        "dB": ("decibel", "decibels"),
        "lbs": ("pound", "pounds"),
        "bn": ("billion", "billion"),
        "°": ("degree", "degrees"),
    },
    not_alone=frozenset({"in", "s", "t", "l", "m", "h", "ha"}),
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "$": ("dollar", "dollars"),
        "USD": ("dollar", "dollars"),
        "US$": ("dollar", "dollars"),
        "£": ("pound", "pounds"),
        "¥": ("yen", "yen"),
        "CHF": ("Swiss franc", "Swiss francs"),
    },
    scales={
        "M": "million",
        "m": "million",
        "B": "billion",
        "bn": "billion",
        "T": "trillion",
        "tn": "trillion",
        "k": "thousand",
        "K": "thousand",
    },
    of_scale="",
    scale_words=frozenset({"hundred", "thousand", "million", "billion", "trillion", "quadrillion"}),
    to="to",
    minus="minus",
    percent="percent",
    time="{h} {m}",
    hour="{h} o'clock",
    day_first=False,
    date="{month} {day} {year}",
    ordinal=r"(?P<number>\d[\d,]*)(?P<suffix>st|nd|rd|th)",
    feminine_suffixes=frozenset(),
    feminine=r"(?!)",
    particles=frozenset(
        "and or of to in at by on for with from the a an is was are were that which who has had "
        "it he she they until as but not bc bce ad ce".split()
    ),
    singular_after=frozenset({"per", "a", "an", "each", "every", "one"}),
    centuries=frozenset({"century", "centuries", "millennium"}),
    numbered=frozenset(
        "chapter part act war type phase volume book apollo class scene article gemini saturn "
        "rocky final".split()
    ),
    rulers=frozenset(
        "louis henry charles james edward george william richard elizabeth mary philip "
        "ferdinand frederick catherine peter alexander nicholas napoleon pius john paul "
        "benedict leo gregory innocent urban clement julius sixtus boniface ramesses ramses "
        "rameses thutmose amenhotep cleopatra ptolemy seti senusret mentuhotep pepi ivan otto "
        "leopold francis joseph umberto emmanuel carlos felipe alfonso isabella pedro cyrus "
        "darius xerxes artaxerxes constantine theodosius justinian basil mehmed selim suleiman "
        "murad ahmed hassan mohammed clovis robert christian gustav albert victor antiochus "
        "mithridates tutankhamun malcolm david haakon harald olaf margaret margrethe".split()
    ),
    emphasis=frozenset(
        "yes no not all one two you we he she it me my our the and but now how why who what "
        "never ever is are was were be do did can must will so too very more most big huge new "
        "old hot cold red war man men sea sun sky air end top out off on in at up go stop wow "
        "oh day year life only zero six ten half".split()
    ),
    final=frozenset({"etc.", "a.m.", "p.m.", "B.C.", "A.D.", "U.S.", "U.S.A.", "U.K.", "U.N."}),
)
