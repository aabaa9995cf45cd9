"""A platform whose marts are published to Snowflake with a hostile text wherever a name or a text of people can stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hostile_texts import hostile_texts

TEXTS = [text.strip() for text in hostile_texts()]
#: What the Snowflake CLI replaces in a file, and what no name may have. Names with it are refused, see `test_refused`.
REFUSED = re.compile(r"&|<%|%>|\{\{|\{%|\{#|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
NAMES = [text for text in TEXTS if not REFUSED.search(text)]
#: Marts that are published, each with one name and one text of its own.
COUNT = 80


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def write(root: Path, path: str, content: object) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML, and every reader takes its texts for texts.
    (root / path).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def contract() -> dict:
    """A table with one personal column per text, which is its classification."""
    columns = [{"name": "thing_id", "logicalType": "integer", "primaryKey": True, "primaryKeyPosition": 1, "required": True}]
    columns += [{"name": f"c{i}", "logicalType": "string", "classification": TEXTS[i], "tags": ["pii"]} for i in range(COUNT)]
    return {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "texts",
        "name": "texts",
        "version": "1.0.0",
        "status": "active",
        "team": {"name": "data"},
        "schema": [{"name": "things", "properties": columns}],
    }


def publication(way: str, i: int) -> dict:
    name = NAMES[i]
    common = {"way": way, "database": quoted(f"db {way} {name}"), "marts": [f"mart_{i}"], "readers": [quoted(f"role {name}")]}
    if way == "catalog-linked":
        return common
    common["schema"] = quoted(f"schema {name}")
    if way == "table":
        return common
    return {**common, "warehouse": quoted(f"wh {name}"), "targetLag": "1 hour", "externalVolume": quoted(f"write {name}"), "from": quoted(f"from {name}")}


WAYS = ("catalog-linked", "table", "dynamic")


def settings() -> dict:
    return {
        "version": 1,
        "environments": {
            "prod": {
                "catalog": "glue",
                "integration": quoted(NAMES[0]),
                "externalVolume": quoted(f"read {NAMES[1]}"),
                "owner": quoted(f"owner {NAMES[2]}"),
                "governance": {"database": quoted(f"gov {NAMES[3]}"), "schema": quoted(NAMES[4])},
                "clearRole": quoted(f"clear {NAMES[5]}"),
                "publications": [publication(WAYS[i % 3], i) for i in range(COUNT)],
            }
        },
        "marts": {f"mart_{i}": {"columns": {NAMES[i]: f"texts.things.c{i}"}} for i in range(COUNT)},
    }


def platform(root: Path, publications: dict) -> None:
    write(root, "lakehouse.yaml", {"name": "platform", "owner": "group:default/data", "catalog": "platform"})
    write(root, "contracts/texts.odcs.yaml", contract())
    marts = [{"name": f"mart_{i}", "description": TEXTS[i], "config": {"access": "public"}} for i in range(COUNT)]
    write(root, "dbt/models/marts/texts/_texts__marts.yml", {"version": 2, "models": marts})
    write(root, "snowflake/publications.yaml", publications)
