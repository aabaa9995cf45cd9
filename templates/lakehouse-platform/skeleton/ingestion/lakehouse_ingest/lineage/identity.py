"""Names of datasets, as the portal knows them.

Its identity of a source's table is `source:<source>/<table>`, that of a lakehouse table its table reference `<catalog>/<namespace>.<table>`.
In an event the part before the slash is the dataset's namespace and the part after it its name.
"""

from __future__ import annotations

import re
from typing import Any, Mapping, NamedTuple, Optional
from urllib.parse import urlsplit

# In a part of a table reference these are written as % and two hex digits.
_RESERVED = re.compile(r"[%./\x00-\x1f\x7f]")
_PORTS = {"postgresql": 5432, "mysql": 3306}
_SCHEMES = {"postgresql": "postgres", "mysql": "mysql"}


class Identity(NamedTuple):
    namespace: str
    name: str


def source_dataset(source: str, table: str) -> Identity:
    """The table as the source has it, before loading."""
    return Identity(f"source:{source}", table)


def table_dataset(catalog: str, namespace: str, table: str) -> Identity:
    """A table of the lakehouse. `catalog`: its id in the portal."""
    return Identity(_escaped(catalog), f"{_escaped(namespace)}.{_escaped(table)}")


def location_dataset(location: str) -> Identity:
    """What is stored at a location, named as Spark's events name it: `s3://bucket` and the path, or `file` and the path."""
    parts = urlsplit(location)
    if parts.scheme in {"s3", "s3a", "s3n"}:
        return Identity(f"s3://{parts.netloc}", parts.path.strip("/"))
    return Identity("file", parts.path.rstrip("/"))


def database_dataset(kind: str, server: Mapping[str, Any], table: str) -> Optional[Identity]:
    """A table of a database server as the specification names it; None for other servers. Without user or password."""
    if kind not in _SCHEMES or not server.get("host"):
        return None
    schema = server.get("schema") or ("public" if kind == "postgresql" else None)
    name = ".".join(str(part) for part in (server.get("database"), schema, table) if part)
    return Identity(f"{_SCHEMES[kind]}://{server['host']}:{server.get('port') or _PORTS[kind]}", name)


def lakehouse_dataset(kind: str, server: Mapping[str, Any], settings: Mapping[str, Any], table: str) -> Optional[Identity]:
    """A table of another namespace of the lakehouse, by its table reference in the portal; None for other servers. `settings`: of the server."""
    if kind == "glue" and settings.get("catalog"):
        return table_dataset(str(settings["catalog"]), str(server.get("database")), table)
    if kind != "custom" or server.get("format") != "iceberg" or not server.get("catalog"):
        return None
    # The namespace is written as in a table reference already.
    return Identity(_escaped(str(server["catalog"])), f"{server.get('schema')}.{_escaped(table)}")


def _escaped(part: str) -> str:
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", part)
