"""Api report: what was sent to the service, what came back, and what should not have."""

from __future__ import annotations

from collections import Counter

from chaos.account_rules import ModelOutcome
from chaos.api import ApiOutcome
from chaos.report import table

SHOWN = 30


def api_report(outcome: ApiOutcome, model: ModelOutcome) -> str:
    """Inputs and statuses by operation."""
    statuses: Counter[int] = sum(outcome.statuses.values(), Counter())
    broken = sum(count for status, count in statuses.items() if status >= 500)
    rows = {
        "inputs": outcome.inputs + model.inputs,
        "to operations of the description": outcome.inputs,
        "to the model of accounts, quota and videos": f"{model.inputs} in {model.runs} runs",
        "operations": len(outcome.statuses),
        "answers": ", ".join(f"{status}: {statuses[status]}" for status in sorted(statuses)),
        "of 5xx": broken,
        "slowest answer": f"{max(outcome.slowest.values(), default=0.0):.1f} s",
        "findings": len(outcome.findings) + len(model.wrong),
        "time": f"{outcome.seconds + model.seconds:.0f} s",
    }
    return "\n".join(
        (
            f"### The API (seed {outcome.seed})",
            "",
            table(rows),
            "",
            _by_operation(outcome),
            "",
            _told(outcome, model),
        )
    )


def _by_operation(outcome: ApiOutcome) -> str:
    lines = ["| operation | inputs | answers |", "|---|---:|---|"]
    for label, counts in sorted(outcome.statuses.items(), key=lambda each: each[0].split()[::-1]):
        told = ", ".join(f"{status}: {counts[status]}" for status in sorted(counts))
        lines.append(f"| `{label}` | {counts.total()} | {told} |")
    return "\n".join(lines)


def _told(outcome: ApiOutcome, model: ModelOutcome) -> str:
    found = sorted(outcome.findings.values(), key=lambda each: each.what)
    if not found and not model.wrong:
        return "Every promise held.\n"
    shown = [f"- {each.count} times {each.what}\n\n```\n{each.example}\n```" for each in found]
    return "\n".join(("**Promises were broken:**", "", *model.wrong, *shown[:SHOWN], ""))
