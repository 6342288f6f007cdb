"""The description of the API that generated clients are made from, as a file of the docs."""

from __future__ import annotations

import json
import tempfile

from reelwright.api.app import create_app
from reelwright.bootstrap import studio_from
from reelwright.settings import load_settings


def openapi_page() -> str:
    """The OpenAPI document as it is served, without the version, which changes alone."""
    with tempfile.TemporaryDirectory() as workspace:
        settings = load_settings(workspace=workspace, database_url="", objects_url="")
        with studio_from(settings) as studio:
            described = create_app(studio, settings).openapi()
    described["info"]["version"] = "0"
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"
