"""`python -m chaos.run`: the campaigns, with their report; exit code 1 where a promise broke."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from chaos.campaign import Campaign, Outcome
from chaos.disk import DiskCampaign
from chaos.faults import FaultCampaign
from chaos.postgres import postgres_campaign
from chaos.quota import quota_campaign, quota_report
from chaos.report import disk_report, faults_report, kills_report
from chaos.scenario import FAULTS
from chaos.site import open_site

CRITICAL = ("submit:intended", "submit:answered", "submit_clip:after")
"""Where the counter-proof is killed."""
MODEL_SHARE = 5
"""Of the requests to the API: how many follow the model of accounts and videos, as a divisor."""
NAIVE_SHARE, POSTGRES_SHARE = 20, 5
"""Of the kills: how many the counter-proof and Postgres get in `all`, as divisors."""


def main() -> int:
    asked = _arguments()
    say = print if not asked.quiet else _silent
    reports: list[str] = []
    held = True
    for name in OF_WORKERS if asked.campaign == "all" else (asked.campaign,):
        report, right = CAMPAIGNS[name](asked, say)
        reports.append(report)
        held = held and right
        print(report, flush=True)
    if asked.report is not None:
        day = datetime.now(UTC).date()
        head = f"Measured on {day}: `python -m chaos.run {' '.join(sys.argv[1:])}`\n"
        asked.report.write_text("\n".join((head, *reports)), encoding="utf-8")
    return 0 if held else 1


def _kills(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    if asked.without_intents:
        return _naive(asked, say)
    outcome = _campaign(asked.seed, asked.kills, say)
    held = not outcome.findings.wrong and not outcome.missed
    return kills_report("Kills", outcome), held


def _naive(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    kills = asked.kills if asked.without_intents else max(20, asked.kills // NAIVE_SHARE)
    outcome = _campaign(asked.seed, kills, say, naive=True)
    report = kills_report("The counter-proof: without intents", outcome, must_double=True)
    return report, outcome.findings.billed_twice > 0


def _campaign(seed: int, kills: int, say: Callable[[str], None], *, naive: bool = False) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        # Doubles are to come from kills alone.
        faults = "" if naive else FAULTS
        with open_site(Path(folder), seed=seed, faults=faults) as site:
            only = CRITICAL if naive else ()
            return Campaign(site, seed, kills, naive=naive, only=only, say=say).run()


def _faults(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    with (
        tempfile.TemporaryDirectory(prefix="chaos-") as folder,
        open_site(Path(folder), seed=asked.seed) as site,
    ):
        seeds = range(asked.seed, asked.seed + asked.seeds)
        outcome = FaultCampaign(site, seeds, say=say).run()
    return faults_report(outcome), not outcome.findings.wrong


def _disk(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    with (
        tempfile.TemporaryDirectory(prefix="chaos-") as folder,
        open_site(Path(folder), seed=asked.seed) as site,
    ):
        outcome = DiskCampaign(site, say=say).run()
    return disk_report(outcome), not outcome.findings.wrong


def _postgres(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    kills = asked.kills if asked.campaign == "postgres" else asked.kills // POSTGRES_SHARE
    outcome = postgres_campaign(asked.seed, kills, say=say)
    held = not outcome.findings.wrong and not outcome.missed
    return kills_report("Kills on Postgres, and its stops", outcome), held


def _quota(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    sides = [asked.only] if asked.only else ["sqlite", "postgres"]
    outcomes = [
        quota_campaign(asked.seed, asked.rounds, postgres=side == "postgres", say=say)
        for side in sides
    ]
    return quota_report(outcomes, asked.seed), not any(outcome.wrong for outcome in outcomes)


def _api(asked: argparse.Namespace, say: Callable[[str], None]) -> tuple[str, bool]:
    # Loaded where it is needed: Schemathesis takes its time.
    from chaos.account_runs import run_machine
    from chaos.api import ApiCampaign
    from chaos.api_house import open_house
    from chaos.api_report import api_report

    of_model = asked.inputs // MODEL_SHARE
    with (
        tempfile.TemporaryDirectory(prefix="chaos-") as folder,
        open_house(Path(folder)) as house,
    ):
        outcome = ApiCampaign(house, asked.seed, asked.inputs - of_model, say=say).run()
        model = run_machine(
            house.studio, house.app, number=asked.seed, runs=20, steps=50, at_least=of_model
        )
    return api_report(outcome, model), not outcome.findings and not model.wrong


CAMPAIGNS = {
    "kills": _kills,
    "naive": _naive,
    "faults": _faults,
    "disk": _disk,
    "postgres": _postgres,
    "quota": _quota,
    "api": _api,
}
OF_WORKERS = tuple(name for name in CAMPAIGNS if name != "api")
"""What `all` runs; `make fuzz` has the other."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m chaos.run", description=__doc__)
    parser.add_argument("campaign", choices=[*CAMPAIGNS, "all"], help="which one, or all of them")
    parser.add_argument("--seed", type=int, default=1, help="repeats the same plan")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=500, help="mixtures of the vendor's faults")
    parser.add_argument("--rounds", type=int, default=50, help="quota: at each database")
    parser.add_argument("--only", choices=["sqlite", "postgres"], help="quota: at this one alone")
    parser.add_argument("--inputs", type=int, default=10_000, help="api: requests in all")
    parser.add_argument(
        "--without-intents", action="store_true", help="kills: show that they are needed"
    )
    parser.add_argument("--report", type=Path, help="write the report into this file")
    parser.add_argument("--quiet", action="store_true", help="print the report alone")
    return parser.parse_args()


def _silent(_: str) -> None:
    """Says nothing."""


if __name__ == "__main__":
    sys.exit(main())
