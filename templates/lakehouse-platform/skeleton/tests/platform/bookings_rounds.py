"""Deliveries of examples/bookings to a lakehouse and to a clerk, and what both say afterwards."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any, Callable, Iterator

from bookings_by_hand import Office
from needs import call, missing
from repository import EXAMPLES

DELIVERIES = (1, 2, 3)
Rows = Callable[[str], list[dict]]


def write_deliveries(folder: Path) -> list[Path]:
    """The files of every delivery, each in a folder of its own."""
    if not shutil.which("node"):
        missing("node is missing: install Node.js 22")
    for number in DELIVERIES:
        call("node", str(EXAMPLES / "bookings" / "generate.mjs"), "--out", str(folder / str(number)), "--delivery", str(number), cwd=folder)
    return [folder / str(number) for number in DELIVERIES]


def reports(delivery: Path) -> list[Path]:
    return sorted((delivery / "bookings").glob("*.csv"))


def arrive(delivery: Path, files: list[Path], landing: Path, office: Office) -> None:
    """Puts a new export of the properties and some reports where the platform reads them; a file of a known name replaces that file."""
    (landing / "bookings").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(delivery / "properties.csv", landing / "properties.csv")
    office.take_properties(delivery / "properties.csv")
    for file in files:
        shutil.copyfile(file, landing / "bookings" / file.name)
        office.take_report(file)


def shuffled(deliveries: list[Path], seed: int) -> Iterator[tuple[Path, list[Path]]]:
    """Every report with one of the exports, drawn by lot; only versions of one report keep their order."""
    lot = random.Random(seed)
    versions: dict[str, list[Path]] = {}
    for delivery in deliveries:
        for file in reports(delivery):
            versions.setdefault(file.name, []).append(file)
    arrivals: list[list[Path]] = [[] for _ in deliveries]
    for files in versions.values():
        for file, number in zip(files, sorted(lot.choices(range(len(deliveries)), k=len(files)))):
            arrivals[number].append(file)
    return zip(deliveries, arrivals)


def said_by_marts(rows: Rows) -> dict[str, Any]:
    """What the marts say, in the clerk's words."""
    return {
        "nights": {(r["property_id"], r["night"]): {name: r[name] for name in ("state", "city", "nightly_rate")} for r in rows("marts.fct_property_day")},
        "refused": sorted((r["booking_id"], r["refused_because"]) for r in rows("marts.bookings_refused")),
        "bookings": {r["booking_id"]: _booking(r) for r in rows("marts.fct_bookings")},
        "versions": sorted((*_version(r), r["is_offered"]) for r in rows("marts.dim_property")),
        "by property": {(r["property_id"], r["month_start"]): _occupancy(r) for r in rows("marts.occupancy_by_property")},
        "by city": {(r["city"], r["month_start"]): _occupancy(r) for r in rows("marts.occupancy_by_city")},
    }


def said_by_hand(office: Office) -> dict[str, Any]:
    versions = [version for property_id in office.properties() for version in office.versions(property_id)]
    return {
        "nights": office.nights(),
        "refused": office.refused(),
        "bookings": {booking_id: _booking(row) for booking_id, row in office.bookings().items()},
        "versions": sorted((*_version(row), row["property_id"] in office.exports[-1]) for row in versions),
        "by property": office.occupancy("property_id"),
        "by city": office.occupancy("city"),
    }


def _booking(row: dict) -> tuple:
    return row["property_id"], row["kind"], row["status"], row["check_in"], row["check_out"], row["changed_at"]


def _version(row: dict) -> tuple:
    # Sorted by these, so the end, which may be empty, is a text.
    return row["property_id"], row["valid_from"], str(row["valid_to"]), row["name"], row["rooms"], row["status"], row["city"], row["nightly_rate"]


def _occupancy(row: dict) -> tuple:
    return row["occupied_nights"], row["blocked_nights"], row["available_nights"], row["occupancy"]
