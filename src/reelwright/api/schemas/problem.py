"""Problem: what every refusal looks like on the wire (RFC 9457)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class WrongField(BaseModel):
    """One field of a request that cannot be used."""

    field: str
    message: str


class Problem(BaseModel):
    """Why a request was refused."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="Fit to be shown to a person.")
    instance: str = Field(description="The request's id, which the log has too.")
    errors: list[WrongField] | None = Field(
        default=None, description="With a body or parameters that do not fit: which, and why."
    )
