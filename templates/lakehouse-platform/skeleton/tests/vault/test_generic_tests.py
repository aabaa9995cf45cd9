"""Each generic test of `dbt/tests/generic` passes on good tables and finds every planted fault (cases/generic_tests.yaml), in one `dbt test`."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from key_cases import ZERO, digest, hash_diff, hash_key
from project import DBT, VaultProject
from rows import load_time

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "generic_tests.yaml").read_text())
TYPES = {"time": r"ldts|.*_ldts|.*_ts|_load_time|valid_.*", "number": r"n|number|_batch|_row_number", "flag": r"is_.*"}
WORDS = {"none": None, "empty": "", "zero": ZERO, "error": "f" * 32}
GHOST_TIME = datetime(1900, 1, 1, tzinfo=timezone.utc)
#: Every good table and every plant by its name: the case, and the plant or nothing.
PLANTS: dict[str, tuple[dict, dict]] = {
    f"{case['test']}-{plant['says'] if plant else 'good'}": (case, plant) for case in CASES for plant in ({}, *case["bad"])
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple]:
    """What each test says, by the name of the plant: status, number of rows, message."""
    project = VaultProject(tmp_path_factory.mktemp("generic_tests"))
    names = {f"plant_{number}": plant for number, plant in enumerate(PLANTS)}
    sources = []
    with project.engine.together():
        for schema, name in names.items():
            case, plant = PLANTS[name]
            tables = {**case["good"], **{table: rows for table, rows in plant.items() if isinstance(rows, list)}}
            project.engine.execute(f"create schema {schema}")
            for table, rows in tables.items():
                write(project, schema, table, rows)
            given = {**case, **plant}
            test = {case["test"]: {"name": schema, "arguments": with_tables(given["arguments"], schema), "config": given.get("config", {})}}
            declared = [{"name": table} for table in (*tables, "never_loaded") if table != "model"]
            sources.append({"name": schema, "tables": [{"name": "model", "data_tests": [test]}, *declared]})
    (project.folder / "models").mkdir()
    (project.folder / "models" / "sources.yml").write_text(json.dumps({"sources": sources}))
    results = project.run(command="test")
    return {names[result.node.name]: (result.status, result.failures, result.message) for result in results}


def test_every_generic_test_has_plants():
    written = {name for file in (DBT / "tests" / "generic").glob("*.sql") for name in re.findall(r"\{%-? test (\w+)\(", file.read_text())}
    assert {case["test"] for case in CASES} == written


@pytest.mark.parametrize("name", PLANTS)
def test_finds_what_is_planted_and_nothing_else(found: dict[str, tuple], name: str) -> None:
    status, failures, message = found[name]
    finds = PLANTS[name][1].get("finds", 0)
    assert (status, failures) == ("fail" if finds else "pass", finds), message


def with_tables(value: Any, schema: str) -> Any:
    """The arguments with `$table` as the source of that name."""
    if isinstance(value, dict):
        return {key: with_tables(item, schema) for key, item in value.items()}
    if isinstance(value, list):
        return [with_tables(item, schema) for item in value]
    return f"source('{schema}', '{value[1:]}')" if isinstance(value, str) and value.startswith("$") else value


def write(project: VaultProject, schema: str, table: str, lines: list[Any]) -> None:
    """A table of a header and its rows."""
    columns = {name: type_of(name) for name in lines[0].split()}
    project.engine.create_table(schema, table, columns)
    rows = [dict(zip(columns, str(line).split(), strict=True)) for line in lines[1:]]
    project.engine.append(schema, table, [{name: read(text, columns[name]) for name, text in row.items()} for row in rows])


def type_of(column: str) -> str:
    return next((kind for kind, pattern in TYPES.items() if re.fullmatch(pattern, column)), "text")


def read(text: str, kind: str) -> Any:
    """A value as the case file writes it."""
    if text in WORDS:
        return WORDS[text]
    if kind == "time":
        return GHOST_TIME if text == "ghost" else load_time(text)
    if kind in ("number", "flag"):
        return int(text) if kind == "number" else text == "true"
    hashed = re.fullmatch(r"([hd])\((.*)\)", text)
    if not hashed:
        return text
    if hashed[2] == "deleted":
        return digest("1:1")
    values = [WORDS.get(part, part) for part in hashed[2].split("+")]
    return hash_key(values) if hashed[1] == "h" else hash_diff(values)
