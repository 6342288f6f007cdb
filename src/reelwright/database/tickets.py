"""Tickets: rows that let one connection in, once and soon."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert

from reelwright.database import service_tables

T = service_tables.tickets


@dataclass(frozen=True)
class Ticket:
    """Whom a ticket lets in, and by which session or `key:ID` it was asked for."""

    account_id: str
    session_id: str


def keep_ticket(c: Connection, hashed: str, ticket: Ticket, *, expires_at_ms: int) -> None:
    """Write a new one down."""
    c.execute(
        insert(T).values(
            ticket_hash=hashed,
            account_id=ticket.account_id,
            session_id=ticket.session_id,
            expires_at_ms=expires_at_ms,
        )
    )


def take_ticket(c: Connection, hashed: str, *, now_ms: int) -> Ticket | None:
    """The ticket, which is gone by this; None where there is none that is valid."""
    row = c.execute(
        delete(T)
        .where(T.c.ticket_hash == hashed)
        .returning(T.c.account_id, T.c.session_id, T.c.expires_at_ms)
    ).one_or_none()
    if row is None or row.expires_at_ms <= now_ms:
        return None
    return Ticket(row.account_id, row.session_id)
