"""
What the marts of examples/bookings must say, worked out over the delivered files in plain Python: night by night, without SQL, and with
nothing taken from the models.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Iterator, Optional

Row = dict[str, Any]
NIGHT = timedelta(days=1)
_WORDS = {"kind": {"guest", "owner", "maintenance"}, "status": {"confirmed", "cancelled"}}


@dataclass
class Office:
    """A clerk with a card box: takes the files as they arrive and answers questions about nights."""

    reports: dict[str, list[Row]] = field(default_factory=dict)
    exports: list[dict[str, Row]] = field(default_factory=list)

    def take_properties(self, file: Path) -> None:
        rows = [_property(row) for row in csv.DictReader(file.open(encoding="utf-8", newline=""))]
        self.exports.append({row["property_id"]: row for row in rows})

    def take_report(self, file: Path) -> None:
        """A file of a name that was there before replaces it."""
        self.reports[file.stem] = list(_readable(file))

    def versions(self, property_id: str) -> list[Row]:
        """What is known about a property, in the order of its nights; each version with `valid_from` and `valid_to` (None: until now)."""
        kept: list[Row] = []
        for export in self.exports:
            seen = export.get(property_id)
            if seen and (not kept or kept[-1] != seen):
                kept = [version for version in kept if version["changed_on"] < seen["changed_on"]] + [seen]
        starts = [version["changed_on"] for version in kept]
        if kept:
            starts[0] = min(starts[0], kept[0]["opened_on"])
        return [{**row, "valid_from": start, "valid_to": end} for row, start, end in zip(kept, starts, [*starts[1:], None])]

    def properties(self) -> list[str]:
        return sorted({property_id for export in self.exports for property_id in export})

    def refused(self) -> list[tuple[str, str]]:
        return sorted((event["booking_id"], reason) for event in self._events() if (reason := self._refusal(event)))

    def bookings(self) -> dict[str, Row]:
        """The newest event of each booking that makes sense."""
        newest: dict[str, Row] = {}
        for event in self._events():
            known = newest.get(event["booking_id"])
            if not self._refusal(event) and (known is None or known["changed_at"] < event["changed_at"]):
                newest[event["booking_id"]] = event
        return newest

    def nights(self) -> dict[tuple[str, date], Row]:
        """State, city and rate of every property and night."""
        taken: dict[tuple[str, date], list[str]] = defaultdict(list)
        for booking in self.bookings().values():
            night = booking["check_in"]
            while booking["status"] == "confirmed" and night < booking["check_out"]:
                taken[booking["property_id"], night].append(booking["kind"])
                night += NIGHT
        found: dict[tuple[str, date], Row] = {}
        for property_id in self.properties():
            versions = self.versions(property_id)
            last = self._last_night(property_id, taken)
            night = versions[-1]["opened_on"]
            while last and night <= last:
                version = [v for v in versions if v["valid_from"] <= night][-1]
                found[property_id, night] = {
                    "state": _state(taken.get((property_id, night), []), version["status"]),
                    "city": version["city"],
                    "nightly_rate": version["nightly_rate"],
                }
                night += NIGHT
        return found

    def occupancy(self, by: str) -> dict[tuple[str, date], tuple[int, int, int, Optional[Decimal]]]:
        """(occupied, blocked, available nights, share) per `property_id` or `city` and month."""
        states: dict[tuple[str, date], list[str]] = defaultdict(list)
        for (property_id, night), row in self.nights().items():
            states[{"property_id": property_id, **row}[by], night.replace(day=1)].append(row["state"])
        return {key: _share(found) for key, found in states.items()}

    def _events(self) -> list[Row]:
        """Every event once: as its own day reports it, else as the last report that repeats it; in one report the last line."""
        found: dict[tuple[str, datetime], Row] = {}
        for day in sorted(self.reports):
            for row in self.reports[day]:
                key = row["booking_id"], row["changed_at"]
                if key not in found or found[key]["report_day"] != row["changed_at"].date() or row["report_day"] == row["changed_at"].date():
                    found[key] = row
        return list(found.values())

    def _refusal(self, event: Row) -> Optional[str]:
        versions = self.versions(event["property_id"])
        if event["check_out"] <= event["check_in"]:
            return "the check-out is not after the check-in"
        if not versions:
            return "the property is unknown"
        return "the property is not open yet" if event["check_in"] < versions[-1]["opened_on"] else None

    def _last_night(self, property_id: str, taken: dict[tuple[str, date], list[str]]) -> Optional[date]:
        """The end of the second month after the newest report; of a property that is gone the last night that is taken before it."""
        newest = max(event["report_day"] for event in self._events())
        months = newest.year * 12 + newest.month - 1 + 3
        horizon = date(months // 12, months % 12 + 1, 1) - NIGHT
        if property_id in self.exports[-1]:
            return horizon
        return max((night for taken_property, night in taken if taken_property == property_id and night <= horizon), default=None)


def _property(row: dict[str, str]) -> Row:
    dates = {name: date.fromisoformat(row[name]) for name in ("opened_on", "changed_on")}
    return {**row, **dates, "rooms": int(row["rooms"]), "nightly_rate": Decimal(row["nightly_rate"])}


def _readable(file: Path) -> Iterator[Row]:
    """The rows that can be read: all fields there, real dates, known words."""
    for row in csv.DictReader(file.open(encoding="utf-8", newline="")):
        try:
            dates = {name: date.fromisoformat(row[name]) for name in ("report_day", "check_in", "check_out")}
            moment = datetime.fromisoformat(row["changed_at"])
        except (TypeError, ValueError):
            continue
        if all(row[name] in words for name, words in _WORDS.items()):
            yield {**row, **dates, "changed_at": moment}


def _state(kinds: list[str], status: str) -> str:
    if "guest" in kinds:
        return "occupied"
    return "blocked" if kinds or status != "active" else "available"


def _share(states: list[str]) -> tuple[int, int, int, Optional[Decimal]]:
    occupied, blocked, available = (states.count(state) for state in ("occupied", "blocked", "available"))
    share = Decimal(occupied) / (occupied + available) if occupied + available else None
    return occupied, blocked, available, share if share is None else share.quantize(Decimal("0.000001"), ROUND_HALF_UP)
