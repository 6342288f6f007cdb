"""Stories: what an emulated language model writes about themes that it knows by heart."""

from __future__ import annotations

from typing import Any

PANDAS = "Les pandas"
_PANDAS = (
    (
        "Savez-vous pourquoi le panda géant passe quatorze heures par jour à manger ?",
        "A giant panda sits in tall green bamboo and looks up, morning mist, slow push in",
    ),
    (
        "Son estomac est celui d'un carnivore, mais il ne mange presque que du bambou.",
        "Close view of a giant panda's paws as it peels a bamboo stem, soft light",
    ),
    (
        "Le bambou nourrit si mal qu'il lui en faut près de vingt kilos chaque jour.",
        "Bamboo leaves falling around a giant panda that eats on a forest floor, wide shot",
    ),
    (
        "Sa patte cache un faux pouce, un os du poignet qui tient les tiges.",
        "Macro view of a giant panda's paw holding a bamboo stem, shallow depth of field",
    ),
    (
        "À la naissance, le petit pèse cent grammes et tient dans la main.",
        "A tiny newborn panda cub asleep on dry leaves in a warm den, gentle light",
    ),
    (
        "Six mois plus tard, il grimpe déjà aux arbres pour fuir les dangers.",
        "A young panda cub climbs a mossy tree in a mountain forest, camera tilts up",
    ),
    (
        "Il vit seul dans les montagnes de Chine, et marque son chemin de son odeur.",
        "A lone giant panda walks along a misty mountain ridge at dawn, aerial view",
    ),
    (
        "Grâce aux réserves, il n'est plus en danger, mais sa forêt reste à protéger.",
        "A giant panda rests in a sunlit bamboo forest reserve, slow pull back",
    ),
)


def story(theme: str, scenes: int) -> dict[str, Any] | None:
    """A script as a schema asks for it; None for a theme, or a length, that is not known."""
    if theme != PANDAS or scenes > len(_PANDAS):
        return None
    return {
        "title": "Le secret des pandas",
        "description": f"Le panda géant en {scenes} scènes.",
        "hashtags": ["#panda", "#nature"],
        "scenes": [
            {"voice_over": said, "visual_prompt": seen, "keywords": ["panda", "bamboo", "forest"]}
            for said, seen in _PANDAS[:scenes]
        ],
    }
