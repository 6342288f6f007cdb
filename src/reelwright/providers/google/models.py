"""Models: the ids taken where a person names none, and where they are served.

Ids age fast. Each can be named instead: `--writer gemini:MODEL`, `--clips veo:MODEL`; prices are
in assets/prices.toml.
"""

from __future__ import annotations

SCRIPT_MODEL = "gemini-3.8-flash"
VEO_MODEL = "veo-3.1-fast-generate-001"
OMNI_MODEL = "gemini-omni-1.2-flash"
IMAGE_MODEL = "gemini-nano-banana-2.1"

GLOBAL = "global"
"""Location of the Gemini models on Vertex AI; Veo is served in regions only."""
