"""Words that facts are told with, by short language: months, prepositions, numbers, units."""

from __future__ import annotations

LANGUAGES = ("fr", "en", "es", "de", "it", "pt")

MONTHS: dict[str, str] = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
    "|noviembre|diciembre",
    "de": "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    "|Dezember",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre"
    "|dicembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro"
    "|dezembro",
}

YEAR_LEADS: dict[str, str] = {
    "fr": r"en|dès|depuis|vers|avant|après|jusqu['’]en|l['’]an|l['’]année|fin|début|à partir de",
    "en": r"in|by|since|until|till|around|about|circa|before|after|during|late|early",
    "es": r"en|desde|hacia|hasta|antes de|después de|el año|año|a partir de|de",
    "de": r"im Jahre?|in|seit|um|ab|bis|vor|nach|Jahr|Jahre|Anfang|Ende|anno",
    "it": r"nel|dal|fino al|verso il|l['’]anno|anno|prima del|dopo il|del|al",
    "pt": r"em|desde|por volta de|até|antes de|depois de|no ano de|ano de|a partir de|de",
}

YEAR_RANGES: dict[str, str] = {
    "fr": r"(?:de|entre) {y} (?:à|et|jusqu['’]en) {y}",
    "en": r"(?:from|between) {y} (?:to|and|until|through) {y}",
    "es": r"(?:de|entre|desde) {y} (?:a|y|hasta) {y}",
    "de": r"(?:von|zwischen) {y} (?:bis|und) {y}",
    "it": r"(?:dal|tra il|fra il) {y} (?:al|e il) {y}",
    "pt": r"(?:de|entre) {y} (?:a|e|até) {y}",
}

BEFORE_CHRIST: dict[str, tuple[str, str]] = {
    "fr": (r"avant J\.?-C\.?|av\. J\.-C\.|avant notre ère|avant Jésus-Christ", "AV. J.-C."),
    "en": (r"BCE?\b|B\.C\.E?\.?|before Christ", "BC"),
    "es": (r"a\. ?C\.|antes de Cristo", "A. C."),
    "de": (r"v\. ?Chr\.|vor Christus", "V. CHR."),
    "it": (r"a\. ?C\.|avanti Cristo", "A.C."),
    "pt": (r"a\. ?C\.|antes de Cristo", "A.C."),
}
"""What is written, and what a card shows."""

CENTURIES: dict[str, str] = {
    "fr": r"\b((?:[IVX]{1,5}|\d{1,2})(?:er?|ᵉ|ème)) siècle",
    "en": r"\b(\d{1,2}(?:st|nd|rd|th))[- ]century",
    "es": r"\bsiglo ([IVX]{1,5})\b",
    "de": r"\b(\d{1,2}\.) Jahrhundert(?=s|\b)",
    "it": r"\b([IVX]{1,5}) secolo",
    "pt": r"\bséculo ([IVX]{1,5})\b",
}
CENTURY_CARDS: dict[str, str] = {
    "fr": "{} SIÈCLE",
    "en": "{} CENTURY",
    "es": "SIGLO {}",
    "de": "{} JAHRHUNDERT",
    "it": "{} SECOLO",
    "pt": "SÉCULO {}",
}

SPELLED: dict[str, dict[str, int]] = {
    "fr": {
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "cent": 100,
        "mille": 1000,
    },
    "en": {
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
    "es": {
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "once": 11,
        "doce": 12,
        "quince": 15,
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
        "mil": 1000,
    },
    "de": {
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        "fünfzehn": 15,
        "zwanzig": 20,
        "dreißig": 30,
        "vierzig": 40,
        "fünfzig": 50,
        "sechzig": 60,
        "siebzig": 70,
        "achtzig": 80,
        "neunzig": 90,
        "hundert": 100,
        "tausend": 1000,
    },
    "it": {
        "tre": 3,
        "quattro": 4,
        "cinque": 5,
        "sei": 6,
        "sette": 7,
        "otto": 8,
        "nove": 9,
        "dieci": 10,
        "dodici": 12,
        "quindici": 15,
        "sedici": 16,
        "venti": 20,
        "trenta": 30,
        "quaranta": 40,
        "cinquanta": 50,
        "sessanta": 60,
        "cento": 100,
        "mille": 1000,
    },
    "pt": {
        "três": 3,
        "quatro": 4,
        "cinco": 5,
        "seis": 6,
        "sete": 7,
        "oito": 8,
        "nove": 9,
        "dez": 10,
        "doze": 12,
        "quinze": 15,
        "vinte": 20,
        "trinta": 30,
        "quarenta": 40,
        "cinquenta": 50,
        "sessenta": 60,
        "cem": 100,
        "mil": 1000,
    },
}

SCALES: dict[str, str] = {
    "fr": "millions?|milliards?|milliers?",
    "en": "thousand|million|billion|trillion",
    "es": "mil millones|millones|millón|mil|billones",
    "de": "Tausend|Millionen|Million|Milliarden|Milliarde|Billionen",
    "it": "milioni|milione|miliardi|miliardo|mila",
    "pt": "milhões|milhão|bilhões|bilhão|mil",
}

PERCENT = r"%|pour cent\b|per ?cent\b|por ciento\b|Prozent\b|per cento\b|por cento\b"

OF: dict[str, str] = {
    "fr": r"de|d['’]|du|des",
    "en": "of",
    "es": "de|del",
    "de": "der|des|aller",
    "it": r"di|d['’]|del|della|dei|delle|degli|dell['’]",
    "pt": "de|do|da|dos|das",
}

RATES: dict[str, str] = {
    "fr": r"par (?:jour|nuit|an|année|mois|semaine|heure|minute|seconde|personne)|chaque "
    r"(?:jour|année|nuit|mois|seconde|minute)",
    "en": r"(?:a|an|per|each|every) (?:day|night|year|month|week|hour|minute|second|person)",
    "es": r"(?:por|al|a la|cada) (?:día|noche|año|mes|semana|hora|minuto|segundo|persona)",
    "de": r"(?:pro|am|im|in der|jede[ns]?) (?:Tag|Nacht|Jahr|Monat|Woche|Stunde|Minute|Sekunde)",
    "it": r"(?:al|all['’]|per|ogni) ?(?:giorno|notte|anno|mese|settimana|ora|minuto|secondo)",
    "pt": r"(?:por|ao|a cada) (?:dia|noite|ano|mês|semana|hora|minuto|segundo|pessoa)",
}

TIMES: dict[str, str] = {
    "fr": "fois",
    "en": "times",
    "es": "veces",
    "de": "Mal",
    "it": "volte",
    "pt": "vezes",
}

AFTERS: dict[str, str] = {
    "fr": r"de (?:haut|hauteur|long|longueur|large|largeur|profondeur|diamètre|distance)|d['’]"
    r"(?:altitude|épaisseur|envergure)|plus tard|plus tôt",
    "en": "ago|old|tall|high|long|wide|deep|across|away|later|above sea level|in diameter|thick",
    "es": "de (?:alto|altura|largo|longitud|ancho|profundidad|diámetro|altitud|distancia)"
    "|más tarde|después",
    "de": "hoch|lang|breit|tief|alt|später|entfernt|dick|über dem Meer",
    "it": r"di (?:altezza|lunghezza|larghezza|profondità|diametro|altitudine|distanza)|fa|dopo",
    "pt": "de (?:altura|comprimento|largura|profundidade|diâmetro|altitude|distância)|atrás|depois",
}

SIGNS = r"km/h|km/s|km²|m²|m/s|kg|km|cm|mm|°C|°F|°|kWh|MW|GW|m|g|t|€|\$"
"""Units that keep their own spelling."""

UNITS: dict[str, str] = {
    "fr": "heures|minutes|secondes|jours|nuits|semaines|mois|ans|années|siècles|mètres|kilomètres"
    "|centimètres|millimètres|kilos|kilogrammes|grammes|tonnes|litres|degrés|hectares"
    "|années-lumière|euros|dollars|watts|kilomètres-heure",
    "en": "hours|minutes|seconds|days|nights|weeks|months|years|centuries|meters|metres|kilometers"
    "|kilometres|miles|feet|inches|centimeters|kilos|kilograms|grams|tons|tonnes|pounds|liters"
    "|litres|gallons|degrees|acres|light-years|dollars|euros|watts|volts",
    "es": "horas|minutos|segundos|días|noches|semanas|meses|años|siglos|metros|kilómetros"
    "|centímetros|kilos|kilogramos|gramos|toneladas|litros|grados|hectáreas|euros|dólares",
    "de": "Stunden|Minuten|Sekunden|Tage|Nächte|Wochen|Monate|Jahre|Jahren|Jahrhunderte|Meter"
    "|Metern|Kilometer|Kilometern|Zentimeter|Kilo|Kilogramm|Gramm|Tonnen|Liter|Grad|Hektar"
    "|Lichtjahre|Euro|Dollar",
    "it": "ore|minuti|secondi|giorni|notti|settimane|mesi|anni|secoli|metri|chilometri|centimetri"
    "|chili|chilogrammi|grammi|tonnellate|litri|gradi|ettari|euro|dollari",
    "pt": "horas|minutos|segundos|dias|noites|semanas|meses|anos|séculos|metros|quilômetros"
    "|centímetros|quilos|quilogramas|gramas|toneladas|litros|graus|hectares|euros|dólares|reais",
}

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(
        "et ou mais que qui dont où de du des d en au aux à par pour dans sur sous avec sans "
        "entre vers chez les le la l un une ses leurs nos vos mes tes ces plus moins fois pas "
        "ne n se s y est sont était étaient a ont avait peuvent autres autre premiers premières "
        "derniers dernières puis alors ainsi lors jamais toujours toutefois hors sous très près "
        "mais jusque après avant depuis pendant dès tous toutes "
        "différents différentes vous nous".split()
    ),
    "en": frozenset(
        "and or but that which who whom whose of in on at to by for from with without into onto "
        "over under about as than is are was were be been has have had do does did can could "
        "will would may might must the a an his her its their our your my this these those times "
        "more less others other not no so then until when while where after before since per "
        "each every what it they we you i he she of's first last".split()
    ),
    "es": frozenset(
        "y o pero que quien de del en al a por para con sin entre hacia hasta sobre las los el la "
        "un una sus más menos veces se es son era eran fue fueron ha han puede pueden otros otras "
        "primeros primeras últimos últimas tras antes después desde mientras nos les".split()
    ),
    "de": frozenset(
        "und oder aber dass die der das den dem des ein eine einen einem einer in im am an auf aus "
        "bei mit nach von vom zu zum zur für über unter vor hinter ist sind war waren wird werden "
        "wurde wurden hat haben kann können mal Mal sich nicht so wie als andere anderen erste "
        "ersten letzte letzten bis um".split()
    ),
    "it": frozenset(
        "e o ma che chi di del della dei delle in nel nella a al alla da dal per con su tra fra "
        "i gli le la il lo un una volte più meno si è sono era erano ha hanno altri altre primi "
        "prime ultimi ultime dopo prima se".split()
    ),
    "pt": frozenset(
        "e ou mas que quem de do da dos das em no na nos nas a ao à por para com sem entre até "
        "sobre os as o um uma seus suas mais menos vezes se é são era eram foi foram há tem têm "
        "outros outras primeiros primeiras últimos últimas após antes depois desde".split()
    ),
}

PLURALS: dict[str, str] = {
    "fr": r"[^\W\d_]{2,}[sx]",
    "en": r"[^\W\d_]{2,}(?<!s)s|people|men|women|children|feet|teeth|mice|fish|sheep|species|bees",
    "es": r"[^\W\d_]{2,}s",
    "de": r"[A-ZÄÖÜ][^\W\d_]+",
    "it": r"[^\W\d_]{2,}[ie]",
    "pt": r"[^\W\d_]{2,}s",
}
"""A word that, after a number, is what is counted."""
