"""Portuguese, as spoken in Brazil."""

from reelwright.domain.spoken.lexicon import Lexicon

PORTUGUESE = Lexicon(
    language="pt",
    letters=tuple(
        "a bê cê dê é éfe gê agá i jota cá éle eme ene ó pê quê erre esse tê u vê dábliu xis "
        "ípsilon zê".split()
    ),
    symbols={
        "&": "e",
        "+": "mais",
        "×": "vezes",
        "÷": "dividido por",
        "=": "igual a",
        "≈": "cerca de",
        "~": "cerca de",
        "<": "menos de",
        ">": "mais de",
        "≥": "pelo menos",
        "≤": "no máximo",
        "±": "mais ou menos",
        "@": "arroba",
        "°": "graus",
        "‰": "por mil",
        "§": "parágrafo",
        "½": "meio",
        "¼": "um quarto",
        "¾": "três quartos",
        "π": "pi",
        "∞": "infinito",
        "/": "por",
    },
    abbreviations={
        "Sr.": "senhor",
        "Sra.": "senhora",
        "Srs.": "senhores",
        "Dr.": "doutor",
        "Dra.": "doutora",
        "Prof.": "professor",
        "Sto.": "santo",
        "Sta.": "santa",
        "etc.": "etcétera",
        "aprox.": "aproximadamente",
        "ex.": "exemplo",
        "EUA": "Estados Unidos",
        "a.C.": "antes de Cristo",
        "d.C.": "depois de Cristo",
        "nº": "número",
        "n.º": "número",
        "n°": "número",
        "Nº": "número",
        "hab.": "habitantes",
        "vs.": "contra",
        "vs": "contra",
        "Av.": "avenida",
        "séc.": "século",
        "ca.": "cerca de",
    },
    phrases={
        ("a.", "C."): ("antes de", "Cristo"),
        ("d.", "C."): ("depois de", "Cristo"),
        ("p.", "ex."): ("por", "exemplo"),
        ("D.", "C."): ("dê", "cê"),
    },
    titles={"D.": "dom"},
    before_number={
        "p.": "página",
        "pág.": "página",
        "vol.": "volume",
        "cap.": "capítulo",
        "art.": "artigo",
        "fig.": "figura",
        "c.": "cerca de",
    },
    units={
        "h": ("hora", "horas"),
        "min": ("minuto", "minutos"),
        "s": ("segundo", "segundos"),
        "UA": ("unidade astronômica", "unidades astronômicas"),
        "Ma": ("milhão de anos", "milhões de anos"),
        "ly": ("ano-luz", "anos-luz"),
        "al": ("ano-luz", "anos-luz"),
        "Mm": ("megâmetro", "megâmetros"),
        "t": ("tonelada", "toneladas"),
        "ppm": ("parte por milhão", "partes por milhão"),
        "dB": ("decibel", "decibéis"),
        "°": ("grau", "graus"),
        "º": ("grau", "graus"),
        "ºC": ("grau Celsius", "graus Celsius"),
    },
    not_alone=frozenset({"al", "in", "s", "a", "ha"}),
    currencies={
        "€": ("euro", "euros"),
        "EUR": ("euro", "euros"),
        "$": ("dólar", "dólares"),
        "USD": ("dólar", "dólares"),
        "US$": ("dólar", "dólares"),
        "R$": ("real", "reais"),
        "BRL": ("real", "reais"),
        "£": ("libra", "libras"),
        "¥": ("iene", "ienes"),
        "CHF": ("franco suíço", "francos suíços"),
    },
    scales={"M": "milhões", "mi": "milhões", "bi": "bilhões", "k": "mil", "K": "mil"},
    of_scale="de",
    scale_words=frozenset(
        {"milhão", "milhões", "bilhão", "bilhões", "trilhão", "trilhões", "bilião", "biliões"}
    ),
    to="a",
    minus="menos",
    percent="por cento",
    time="{h} e {m}",
    hour="{h} horas",
    day_first=True,
    date="{day} de {month} de {year}",
    ordinal=r"(?P<number>\d+)\.?(?P<suffix>[ºª°]|os|as)",
    feminine_suffixes=frozenset({"ª", "as"}),
    feminine=(
        r"(?!(?:dias?|mapas?|planetas?|problemas?|sistemas?|temas?|climas?|idiomas?|programas?"
        r"|cometas?|quilogramas?|gramas?|.*istas?)$)"
        r"(?:.+as?|.+ção|.+ções|.+são|.+sões|.+dades?|.+gens?|vezes|mulheres|naves|noites|torres"
        r"|espécies|partes|libras)"
    ),
    particles=frozenset(
        "e ou de do da dos das a à ao em no na nos nas por para com sem o os as um uma que se é "
        "são era eram foi foram há até como mas não seu sua desde entre mais quando cada já d. "
        "a. para".split()
    ),
    singular_after=frozenset({"por", "cada", "um", "uma", "o", "a"}),
    centuries=frozenset({"século", "séculos", "milênio", "séc."}),
    numbered=frozenset(
        "capítulo tomo ato parte tipo fase volume livro apolo apollo classe cena artigo título "
        "grupo saturno".split()
    ),
    rulers=frozenset({"isabel", "elizabeth", "catarina", "maria", "cleópatra", "joana"}),
    emphasis=frozenset(
        "sim não muito mais tudo todos nada já o a os as um uma é são foi eu ele ela que por "
        "com sem mil dois três seis dez mar sol luz rei ouro fim dia ano vida bem mal".split()
    ),
    final=frozenset({"etc.", "a.C.", "d.C.", "hab.", "C."}),
)
