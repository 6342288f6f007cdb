"""Postgres: the same kills with a real server, which is stopped and killed during the runs too."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chaos.campaign import Campaign, Outcome
from chaos.scenario import FAULTS
from chaos.site import open_site
from tests.support.postgres import running_postgres


def postgres_campaign(
    seed: int,
    kills: int,
    *,
    say: Callable[[str], None] = print,
    **given: Any,
) -> Outcome:
    """A server of its own; every seventh life loses it, half of them without a warning.

    `given` are fields of Campaign.
    """
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder, running_postgres() as server:
        url = server.create_database()
        with open_site(Path(folder), seed=seed, faults=FAULTS, database_url=url) as site:
            return Campaign(site, seed, kills, server=server, say=say, **given).run()
