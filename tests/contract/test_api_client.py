"""The typed client against the OpenAPI document, so that neither goes on without the other."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from reelwright.api.app import create_app
from reelwright.api.examples import EXAMPLES
from reelwright.api.schemas import scene
from reelwright.client import Client, ClientError, models, who
from reelwright.client.wishes import Brief, Terms
from reelwright.database.connect import Database
from reelwright.settings import load_settings
from tests.support.made import studio_of

V = "panda-1"
CALLS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "sign_in": (("ada@example.org", "a-long-enough-word"), {}),
    "me": ((), {}),
    "make_key": (("ci", ["videos:read"]), {"expires_at": "2030-01-01T00:00:00Z"}),
    "keys": ((), {}),
    "revoke_key": (("ab12",), {}),
    "estimate": ((), {"theme": "cats"}),
    "create": ((), {"theme": "cats", "approve": True}),
    "video": ((V,), {}),
    "videos": ((), {"of": "shared", "sort": "views", "status": ["queued"], "search": "cat"}),
    "status": ((V,), {}),
    "script": ((V,), {}),
    "script_text": ((V,), {}),
    "approve": ((V,), {}),
    "cancel": ((V,), {}),
    "resume": ((V,), {"budget": "1"}),
    "retry": ((V,), {"budget": "1"}),
    "duplicate": ((V,), {"access_code": "x"}),
    "delete": ((V,), {"purge": True}),
    "restore": ((V,), {}),
    "share": ((V,), {}),
    "unshare": ((V,), {}),
    "favourite": ((V,), {}),
    "unfavourite": ((V,), {}),
    "count_view": ((V,), {}),
    "scenes": ((V,), {}),
    "edit_scene": ((V, 1), {"voice_over": "x", "revision": 1, "budget": "1", "run": False}),
    "add_scene": ((V, "Words."), {"after": 0, "revision": 1, "budget": "1", "run": False}),
    "remove_scene": ((V, "s01"), {"revision": 1, "run": False}),
    "reorder_scenes": ((V, ["s01"]), {"revision": 1, "budget": "1", "run": False}),
    "regenerate_scene": ((V, 1), {"budget": "1"}),
    "revert": ((V, 1), {"revision": 1, "budget": "1", "run": False}),
    "watch": ((V,), {"after": 7}),
    "download": ((V, "x.mp4"), {}),
    "upload": ((__file__,), {"kind": "picture"}),
    "uploads": ((), {"kind": "clip"}),
    "uploaded": (("ab12",), {}),
    "remove_upload": (("ab12",), {}),
    "close": ((), {}),
}
"""Every method of the client, called once with everything it takes."""
SAID = ("voice_over", "visual_prompt", "keywords", "clip")
"""What an edit says of the scene itself."""
PARTS = ("thumbnail", "srt", "provenance")

LEFT_OUT: dict[tuple[str, str], str] = {
    ("GET", "/api/events"): "a page follows all videos at once; a program watches its own",
    ("POST", "/api/tickets"): "for browsers' sockets; a program sends its key",
    ("GET", "/api/videos/{video_id}/stream"): "for players; `download` has the same file",
    ("GET", "/api/media/{video_id}/posters/{scene}"): "behind the signed link in `Scene.poster`",
    ("GET", "/api/media/{video_id}/v{version}/{name}"): "behind the signed links in `Links`",
    ("GET", "/api/uploads/{upload_id}/content"): "behind the signed link in `Upload.content`",
    ("POST", "/api/auth/register"): "people do it, with the hour's access code",
    ("GET", "/api/auth/rules"): "for a page that registers people",
    ("POST", "/api/auth/logout"): "a program has a key, and revokes that",
    ("GET", "/api/auth/sessions"): "people look at their sessions",
    ("DELETE", "/api/auth/sessions"): "the same",
    ("DELETE", "/api/auth/sessions/{session_id}"): "the same",
    ("POST", "/api/auth/password"): "people do it",
    ("POST", "/api/auth/link"): "people do it",
    ("POST", "/api/auth/link/look"): "people do it",
    ("GET", "/api/health"): "for those who operate the service",
    ("GET", "/api/ready"): "the same",
}
LEFT_OUT_BELOW = {
    "/api/catalogue": "for pages: `reelwright voices`, `styles` and so on list the same",
    "/api/admin/": "administration is done on its pages, or with curl",
    "/api/webhooks": "set up once for a program, with curl or on its page: docs/howto",
}

SCHEMAS: dict[type[BaseModel], str] = {
    models.Money: "Money",
    models.Started: "Started",
    models.EstimateLine: "EstimateLineOut",
    models.EstimatedScene: "EstimatedScene",
    models.Estimate: "EstimateOut",
    models.Links: "Links",
    models.Video: "VideoOut",
    models.Scene: "SceneOut",
    models.FinishedFile: "FinishedFile",
    models.Revision: "Revision",
    models.Pace: "PaceOut",
    models.ProviderCost: "ProviderCost",
    models.VideoDetail: "VideoDetail",
    models.VideoPage: "VideoPage",
    models.ClipProgress: "ClipOut",
    models.Progress: "ProgressOut",
    models.Source: "Source",
    models.ScriptScene: "Scene",
    models.Script: "Script",
    models.Upload: "UploadOut",
    models.UploadPage: "UploadsOut",
    models.Deleted: "DeletedOut",
    models.Views: "ViewsOut",
    who.Account: "AccountOut",
    who.Me: "Me",
    who.SignedIn: "SignedInOut",
    who.Key: "KeyOut",
    who.NewKey: "NewKeyOut",
    who.Keys: "KeysOut",
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> dict[str, Any]:
    """The service's OpenAPI document."""
    folder = tmp_path_factory.mktemp("document")
    with studio_of(Database(f"sqlite:///{migrated_file}"), folder) as studio:
        app = create_app(studio, load_settings(workspace=folder))
        told: dict[str, Any] = app.openapi()
        return told


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[httpx2.Request]:
    """What the client sends when each of its methods is called."""
    requests: list[httpx2.Request] = []

    def refuse(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(404, json={"type": "/problems/not-found", "detail": "no"})

    folder = tmp_path_factory.mktemp("asked")
    with Client("http://service", "rw_x", transport=httpx2.MockTransport(refuse)) as client:
        for name, (given, named) in CALLS.items():
            if name != "close":
                _call(client, name, *given, **named)
        for part in PARTS:
            _call(client, "download", V, folder / "x", part=part)
    return requests


def _call(client: Client, name: str, *given: Any, **named: Any) -> None:
    with contextlib.suppress(ClientError):
        told = getattr(client, name)(*given, **named)
        if isinstance(told, Iterator):
            next(told)


def _operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method.upper(), path): operation
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }


def _operation_of(request: httpx2.Request, document: dict[str, Any]) -> tuple[str, str]:
    path = request.url.path
    fitting = [
        (method, template)
        for method, template in _operations(document)
        if method == request.method
        and re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)), path)
    ]
    assert fitting, f"the service has no {request.method} {path}"
    # `scenes/order` is named as it is before it is any scene's.
    return min(fitting, key=lambda each: each[1].count("{"))


def test_every_method_of_the_client_is_called_here() -> None:
    public = {name for name in dir(Client) if not name.startswith("_")}
    assert public == set(CALLS)


def test_every_operation_is_reached_by_the_client_or_left_out_for_a_reason(
    document: dict[str, Any], asked: list[httpx2.Request]
) -> None:
    reached = {_operation_of(request, document) for request in asked}
    left = {
        operation
        for operation in _operations(document)
        if operation in LEFT_OUT or any(operation[1].startswith(each) for each in LEFT_OUT_BELOW)
    }
    assert reached & left == set()
    assert set(_operations(document)) - reached - left == set()
    assert set(LEFT_OUT) <= set(_operations(document))


def test_the_client_sends_what_the_service_takes(
    document: dict[str, Any], asked: list[httpx2.Request]
) -> None:
    for request in asked:
        operation = _operations(document)[_operation_of(request, document)]
        parameters = {(p["in"], p["name"].lower()): p for p in operation.get("parameters", [])}
        sent = {("query", name) for name in request.url.params}
        assert sent <= set(parameters), request.url
        if ("header", "idempotency-key") in parameters:
            assert request.headers["idempotency-key"], request.url
        if "json" in request.headers.get("content-type", ""):
            body = operation["requestBody"]["content"]["application/json"]["schema"]
            fields = _fields(document, body)
            assert set(json.loads(request.content)) <= set(fields), request.url


def _fields(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        schema = next(each for each in schema["anyOf"] if "$ref" in each)
    found: dict[str, Any] = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return dict(found["properties"])


def test_a_brief_and_the_terms_of_a_change_name_everything_there_is(
    document: dict[str, Any],
) -> None:
    order = document["components"]["schemas"]["VideoOrder"]["properties"]
    assert set(Brief.__annotations__) == set(order)
    change = document["components"]["schemas"]["SceneEdit"]["properties"]
    assert set(Terms.__annotations__) == set(change) - set(SAID)


@pytest.mark.parametrize("model", SCHEMAS, ids=lambda model: model.__name__)
def test_every_field_the_client_names_is_answered(
    model: type[BaseModel], document: dict[str, Any]
) -> None:
    schema = document["components"]["schemas"][SCHEMAS[model]]
    assert set(model.model_fields) <= set(schema["properties"])
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    assert needed <= set(schema.get("required", []))
    for name, field in model.model_fields.items():
        null = {"type": "null"} in schema["properties"][name].get("anyOf", [])
        assert null == ("None" in str(field.annotation)), f"{model.__name__}.{name}"


def test_examples_of_answers_are_what_the_client_reads(document: dict[str, Any]) -> None:
    told = {
        name for name, schema in document["components"]["schemas"].items() if "examples" in schema
    }
    assert {"VideoOrder", *EXAMPLES} <= told
    for model, name in SCHEMAS.items():
        for example in document["components"]["schemas"][name].get("examples", []):
            model.model_validate(example)
            assert set(example) <= set(document["components"]["schemas"][name]["properties"])


@pytest.mark.parametrize(
    "body", [scene.SceneEdit, scene.NewScene, scene.SceneOrder, scene.Revert, scene.Regenerate]
)
def test_examples_of_requests_are_taken(body: type[BaseModel]) -> None:
    body.model_validate(EXAMPLES[body.__name__])


def test_every_model_of_the_client_is_compared_here() -> None:
    known = {
        each
        for module in (models, who)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, models.Answer) and each is not models.Answer
    }
    assert known == set(SCHEMAS)
