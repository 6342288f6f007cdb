"""Small word lists per language that sentence splitting and speaking style rest on."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATIONS: dict[str, frozenset[str]] = {
    "fr": _set(
        "m mm mme mlle mgr me dr pr st ste sts stes av apr env cf p pp vol chap art fig ed éd "
        "coll dir trad bd no nº n° n hab jr sr ap réf tél max min approx adj app prov dép"
    ),
    "en": _set(
        "mr mrs ms dr prof st rev gen col capt lt sgt hon pres gov sen rep jr sr vs e.g i.e cf "
        "approx ca c no nos vol vols p pp fig figs ed eds dept univ est mt ft fl pop oct"
    ),
    "es": _set(
        "a c st sr sra srta dr dra d dña ud uds prof gral cnel cap ing lic arq art núm num nº n° "
        "pág págs p pp vol cap fig ed av avda aprox ej ca cf sto sta ant fr mons rev"
    ),
    "de": _set(
        "dr prof hr fr st bzw ca usw z.b d.h u.a o.ä vgl nr bd abb abs art chr jh jhd mio mrd "
        "sog ggf evtl etw inkl max min ehem geb gest dt engl frz lat griech insb u o z"
    ),
    "it": _set(
        "st sig sigg sig.ra dott dr prof ing avv arch on san s ss ca cfr es pag pagg p pp vol art "
        "fig ed cap n nr tel mons gen col rev"
    ),
    "pt": _set(
        "st sr sra srta dr dra d prof eng gen cel cap art núm num nº n° pág págs p pp vol fig ed "
        "av aprox ex ca cf sto sta exmo exma rev"
    ),
}
"""Lower case, without the last dot: a sentence does not end at these."""

STARTERS: dict[str, frozenset[str]] = {
    "fr": _set(
        "le la les l un une des il elle ils elles on ce cet cette ces c son sa ses leur leurs en "
        "à au aux dans par pour avec sans sur sous depuis après avant pendant mais et or car de "
        "d du selon cependant toutefois aujourd ainsi puis si comme quand lorsque parmi "
        "plus"
    ),
    "en": _set(
        "the a an it its he she they his her their this that these those in on at by for with "
        "from to after before during but and or as of since when while although there we you "
        "today some most many one two both each such if under over until since however"
    ),
    "es": _set(
        "el la los las lo un una unos unas él ella ellos ellas su sus este esta estos estas ese "
        "esa en a al de del por para con sin sobre desde hasta tras antes después durante pero y "
        "e o se según sin hoy así cuando si como entre fue es son más también"
    ),
    "de": _set(
        "der die das ein eine er sie es sein seine ihr ihre dieser diese dieses in im an am auf "
        "bei mit von vom zu zum zur nach vor seit während aber und oder als wenn für durch über "
        "unter heute so auch man dort dabei damit doch"
    ),
    "it": _set(
        "il lo la i gli le l un uno una egli ella esso essa essi suo sua suoi sue questo questa "
        "in nel nella a al da dal di del per con senza su dopo prima durante ma e o si secondo "
        "oggi così quando se come tra fra fu è sono"
    ),
    "pt": _set(
        "o a os as um uma uns umas ele ela eles elas seu sua seus suas este esta estes estas em "
        "no na ao à de do da por para com sem sobre desde até após antes durante mas e ou se "
        "segundo hoje assim quando como entre foi é são"
    ),
}
"""Words that open sentences and hardly ever follow an initial inside a name."""

PRONOUNS: dict[str, frozenset[str]] = {
    "fr": _set("il elle ils elles"),
    "en": _set("it he she they"),
    "es": _set("él ella ellos ellas"),
    "de": _set("er sie es"),
    "it": _set("egli ella esso essa essi esse lui lei loro"),
    "pt": _set("ele ela eles elas"),
}
"""Subjects that point to an earlier sentence."""

POSSESSIVES: dict[str, frozenset[str]] = {
    "fr": _set("son sa ses leur leurs"),
    "en": _set("its his her their it he she they him them"),
    "es": _set("su sus"),
    "de": _set("sein seine seiner ihr ihre ihrer"),
    "it": _set("suo sua suoi sue loro"),
    "pt": _set("seu sua seus suas"),
}
"""Words that, early in a sentence, belong to someone named before it."""

POINTERS: dict[str, frozenset[str]] = {
    "fr": _set(
        "ce cet cette ces celui celle ceux celles celui-ci celle-ci ceci cela c son sa ses leur "
        "leurs ainsi cependant toutefois néanmoins enfin aussi or car donc mais et puis ensuite "
        "pourtant également outre autre autres y parmi dès sinon là tous toutes "
        "certains certaines plusieurs ses dont auquel auxquels lequel laquelle car que qui"
    ),
    "en": _set(
        "this that these those such his her its their however therefore thus moreover "
        "furthermore also another other others both but and so then hence instead nevertheless "
        "meanwhile additionally consequently similarly likewise conversely here there like unlike "
        "some several among each many most which where who whose"
    ),
    "es": _set(
        "este esta estos estas ese esa esos esas esto eso aquel aquella su sus así además "
        "también luego entonces pero y otro otra otros otras ambos ambas dicho "
        "dicha dichos dichas allí ahí finalmente posteriormente asimismo igualmente se lo le "
        "les algunos algunas que quien donde cuyo cuya lo aunque"
    ),
    "de": _set(
        "dieser diese dieses jener dies das sein seine ihr ihre dabei damit daher deshalb jedoch "
        "aber und auch außerdem zudem dort hier andere beide solche dann so"
    ),
    "it": _set(
        "questo questa questi queste quello quella suo sua suoi sue tuttavia inoltre quindi "
        "infine anche altro altra altri altre entrambi così poi però ma e"
    ),
    "pt": _set(
        "este esta estes estas esse essa isso isto seu sua seus suas porém contudo também assim "
        "além portanto então outro outra outros outras ambos mas e ali"
    ),
}
"""Openings that lean on the sentence before."""

OPENING_VERBS: dict[str, frozenset[str]] = {
    "es": _set(
        "fue fueron es son era eran está están estuvo estaba se ha han había tiene tienen tuvo "
        "forma forman formó cuenta contaba posee incluye consta suele suelen puede pueden "
        "inspiró nació murió vivió comenzó terminó limita abarca ocupa recibe recibió constituye "
        "consiste representa gobernó ganó escribió participó desarrolló publicó dirigió hizo "
        "logró llegó alcanzó existe sirve permite utiliza pertenece debe debió ocurrió surgió "
        "tuvieron trabajó estudió luchó conquistó fundó descubrió obtuvo realizó trata conocido "
        "conocida considerado considerada situado situada ubicado ubicada junto siendo"
    ),
    "it": _set("fu furono è sono era erano ha hanno aveva si nacque morì venne viene può"),
    "pt": _set("foi foram é são era eram tem têm teve está estão se nasceu morreu pode podem"),
}
"""Verbs that open a sentence whose subject stands in the one before."""

DEMONSTRATIVES: dict[str, str] = {
    "fr": r"cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|"
    r"ce(?! (?:qui|que|dont|sont|fut|sera))|un tel|une telle|de tels|dudit|lorsqu['’](?:il|elle)|"
    r"quand (?:il|elle)|s['’]il|auxquels|auxquelles|lequel|laquelle|lesquels|desquels",
    "en": r"this|these|those|such(?! as| that)|the (?:former|latter)|thereof|thereby|"
    r"when it|when they|if it|the same",
    "es": r"este|esta|estos|estas|ese|esa|esos|esas|dich[oa]s?|tales|tal(?! como| vez)|"
    r"est[oe] último|esta última|aquel|aquella|mism[oa]s?",
    "de": r"diese[rsmn]?|jene[rsmn]?|letztere[rsmn]?|solche[rsmn]?",
    "it": r"quest[oaie]|quell[oaie]|tale|tali|suddett[oaie]",
    "pt": r"est[ea]s?|ess[ea]s?|isso|isto|tal|tais|mesm[oa]s?",
}
"""Words that point out of their sentence, wherever they stand in it."""
