"""What came out when a rule was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional

from lakehouse_ingest.quality.rules import ERROR, Rule

PASS = "pass"
WARN = "warn"
FAIL = "fail"
SKIP = "skip"


@dataclass(frozen=True)
class RuleResult:
    """`checked`, `failed`: rows; for a rule on the table as a whole `failed` is 0 or 1. `sample`: a sentence with an example.

    `outcome`: pass, fail (error: rows were rejected, or the table is not published), warn (warning), skip (could not be checked).
    """

    rule_id: str
    kind: str
    column_name: Optional[str]
    severity: str
    checked: int
    failed: int
    outcome: str
    sample: Optional[str] = None


def result_of(rule: Rule, checked: int, failed: int, broken: bool, sample: Optional[str] = None) -> RuleResult:
    """The result of a rule that was checked."""
    outcome = PASS if not broken else FAIL if rule.severity == ERROR else WARN
    return RuleResult(rule.id, rule.kind, _column(rule), rule.severity, checked, failed, outcome, sample if broken else None)


def skipped(rule: Rule, why: str) -> RuleResult:
    """The result of a rule that could not be checked."""
    return RuleResult(rule.id, rule.kind, _column(rule), rule.severity, 0, 0, SKIP, why)


def findings(results: Iterable[RuleResult]) -> list[str]:
    """Sentences for the person who loads: broken rules that are only said, and references that could not be checked.

    Not the time between loads: that is about the schedule and the same for every table; the log has it.
    """
    return [f"{r.rule_id}: {r.sample}." for r in results if (r.outcome == WARN and r.checked) or (r.outcome == SKIP and r.kind == "foreignKey")]


def _column(rule: Rule) -> Optional[str]:
    return ", ".join(rule.columns) or None
