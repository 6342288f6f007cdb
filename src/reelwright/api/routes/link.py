"""Link: the page behind a one-time link, for as long as no web app has one of its own."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from html import escape
from importlib.resources import files
from string import Template

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reelwright.operations.passwords import LONGEST, SHORTEST

router = APIRouter(include_in_schema=False)

_TEXTS = {
    "en": {
        "title": "Choose your password",
        "looking": "Looking at your link …",
        "no_script": "This page needs JavaScript to set your password.",
        "broken": "This address has lost its end. Open the whole link as you were given it.",
        "gone": "This link was used or is over. Ask an administrator for a new one.",
        "taken": "Another account has this e-mail address.",
        "unfit": "This cannot be taken:",
        "wait": "That was too often. Wait some minutes, then try again.",
        "failed": "The service did not answer as it should. Try again in a moment.",
        "first": "You become the first administrator of this service.",
        "reset": "The new password replaces the old one.",
        "email": "E-mail address",
        "password": "New password",
        "rule": f"{SHORTEST} characters or more, and none that everybody guesses.",
        "show": "Show the password",
        "send": "Save and sign in",
        "sending": "Saving …",
        "done": "Your password is set, and you are signed in as",
        "ended": "Other sessions of this account have ended.",
    },
    "fr": {
        "title": "Choisissez votre mot de passe",
        "looking": "Vérification de votre lien…",
        "no_script": "Cette page a besoin de JavaScript pour enregistrer votre mot de passe.",
        "broken": "Il manque la fin de cette adresse. Ouvrez le lien entier, tel qu’on vous l’a "
        "donné.",
        "gone": "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à un administrateur.",
        "taken": "Un autre compte utilise cette adresse e-mail.",
        "unfit": "Cela ne convient pas :",
        "wait": "Trop d’essais. Attendez quelques minutes, puis réessayez.",
        "failed": "Le service n’a pas répondu comme prévu. Réessayez dans un instant.",
        "first": "Vous devenez le premier administrateur de ce service.",
        "reset": "Le nouveau mot de passe remplace l’ancien.",
        "email": "Adresse e-mail",
        "password": "Nouveau mot de passe",
        "rule": f"{SHORTEST} caractères au moins, et pas un mot de passe que tout le monde devine.",
        "show": "Afficher le mot de passe",
        "send": "Enregistrer et se connecter",
        "sending": "Enregistrement…",
        "done": "Votre mot de passe est enregistré, et vous êtes connecté :",
        "ended": "Les autres sessions de ce compte sont terminées.",
    },
}


@router.get("/link")
def link_page(request: Request) -> HTMLResponse:
    """Asks for a new password; the link's token stays behind the #, in the browser alone."""
    language = _preferred(request.headers.get("accept-language", ""))
    headers = {
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language",
        "Content-Language": language,
        "Content-Security-Policy": _policy(),
    }
    return HTMLResponse(_page(language), headers=headers)


def _preferred(accepted: str) -> str:
    """`fr;q=0.9, en` is English: of the languages we have, the one that is liked best."""
    liked = {"en": 0.0}
    for each in accepted.split(","):
        tag, _, weight = each.partition(";")
        language = tag.strip().lower()[:2]
        try:
            liking = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if language in _TEXTS:
            liked[language] = max(liking, liked.get(language, 0.0))
    return max(liked, key=lambda language: liked[language])


@lru_cache(maxsize=len(_TEXTS))
def _page(language: str) -> str:
    texts = {name: escape(text) for name, text in _TEXTS[language].items()}
    return Template(_asset("html")).substitute(
        texts,
        language=language,
        shortest=SHORTEST,
        longest=LONGEST,
        style=_asset("css"),
        script=_asset("js"),
    )


@lru_cache(maxsize=1)
def _policy() -> str:
    """This page's own script and style, by their hashes, and nothing else."""
    return (
        f"default-src 'none'; script-src {_hash('js')}; style-src {_hash('css')}; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )


def _hash(kind: str) -> str:
    digest = hashlib.sha256(_asset(kind).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _asset(kind: str) -> str:
    return files("reelwright").joinpath(f"assets/pages/link.{kind}").read_text(encoding="utf-8")
