"""Whether it is safe to look for orphan files at a table's location: what lies there and is not the table's would be taken for an orphan."""

from __future__ import annotations

from typing import Mapping, Optional
from urllib.parse import urlsplit


def unsafe_location(name: str, locations: Mapping[str, str]) -> Optional[str]:
    """Why files must not be removed at the location of a table, or None. `locations`: of all tables of the catalog, by name."""
    own = _parts(locations[name])
    if len(own) < 2:
        return f"its location {locations[name]} is no folder of its own"
    for other, location in locations.items():
        if other == name:
            continue
        parts = _parts(location)
        if parts[: len(own)] == own or own[: len(parts)] == parts:
            return f"its location and that of {other} lie in each other"
    return None


def _parts(location: str) -> list[str]:
    """Bucket and folders: s3a and s3n are s3, and a file has no bucket."""
    parts = urlsplit(location.rstrip("/"))
    scheme = "s3" if parts.scheme in {"s3a", "s3n"} else parts.scheme or "file"
    return [f"{scheme}://{parts.netloc}", *[part for part in parts.path.split("/") if part]]
