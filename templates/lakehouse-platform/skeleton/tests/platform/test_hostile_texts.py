"""
Two hundred texts as names, comments and values of a source: every file that is generated says, to the real reader of its language, what
was given, and no file lies where it should not. Readers: PyYAML, dbt with its Jinja, markdown-it (pyiceberg brings it).
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from dbt.cli.main import dbtRunner
from markdown_it import MarkdownIt

from hostile_texts import COUNT, hostile_texts
from needs import call, lakehouse_cli
from repository import Repository

TEXTS = hostile_texts()
PER_TABLE = 20
#: What may be in a generated repository; a name of a source never decides on anything else.
PATH = re.compile(r"(catalog|contracts|docs/texts|dbt/(models|macros)/[a-z0-9_/]+)/[A-Za-z0-9_.]+|dbt/models/_platform\.yml|(vault|lakehouse)\.lock\.json")


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def name_of(text: str) -> str:
    """The text as the name of a column; PostgreSQL cuts names at 63 bytes."""
    return text if len(text.encode()) <= 63 else f"long {TEXTS.index(text)}"


def statements():
    yield f"CREATE TYPE state AS ENUM ({', '.join(map(literal, TEXTS))});"
    for first in range(0, COUNT, PER_TABLE):
        table = f"t{first}"
        texts = TEXTS[first : first + PER_TABLE]
        columns = [f"{quoted(name_of(text))} {'state' if text == TEXTS[0] else 'text'}" for text in texts]
        yield f"CREATE TABLE {table} (row_id integer PRIMARY KEY, {', '.join(columns)});"
        yield f"COMMENT ON TABLE {table} IS {literal(TEXTS[first])};"
        for text in texts:
            yield f"COMMENT ON COLUMN {table}.{quoted(name_of(text))} IS {literal(text)};"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    root = folder / "repository"
    Repository(root)
    (root / "texts.sql").write_text("\n".join(statements()))
    cli = lakehouse_cli()
    contract = call(cli, "import", "ddl", "texts.sql", "--source", "texts", "--owner", "group:default/team", "--promise", "6h", cwd=root)
    (root / "contracts" / "texts.odcs.yaml").write_text(contract)
    before = {path for path in folder.rglob("*")}
    call(cli, "generate", "--repo", ".", cwd=root)
    written = [path.relative_to(root).as_posix() for path in folder.rglob("*") if path.is_file() and path not in before]
    assert written and [path for path in written if not PATH.fullmatch(path)] == []
    return root


def tables(root: Path) -> list[dict]:
    return yaml.safe_load((root / "contracts" / "texts.odcs.yaml").read_text())["schema"]


def test_the_contract_says_every_name_comment_and_value(root):
    columns = [column for table in tables(root) for column in table["properties"] if column["name"] != "row_id"]
    assert [column.get("physicalName", column["name"]) for column in columns] == [name_of(text) for text in TEXTS]
    assert [column["description"] for column in columns] == TEXTS
    assert columns[0]["quality"][0]["arguments"]["validValues"] == TEXTS
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,62}", column["name"]) for column in columns)


def test_dbt_shows_every_text_and_runs_none(root):
    folder = str(root / "dbt")
    done = dbtRunner().invoke(["--quiet", "parse", "--target", "duckdb", "--project-dir", folder, "--profiles-dir", folder])
    assert done.success, done.exception
    manifest = json.loads((root / "dbt" / "target" / "manifest.json").read_text())
    expected = {table["name"]: (table["description"], [column.get("description", "") for column in table["properties"]]) for table in tables(root)}
    described = {
        source["name"]: (source["description"], [column["description"] for column in source["columns"].values()])
        for source in manifest["sources"].values()
        if source["name"] in expected
    }
    assert described == expected
    models = [node for node in manifest["nodes"].values() if node["resource_type"] == "model" and node["name"].startswith("stg_texts__")]
    assert len(models) == COUNT // PER_TABLE
    for model in models:
        texts = [text for text in expected[model["name"].removeprefix("stg_texts__")][1] if text]
        assert [column["description"] for column in model["columns"].values()] == texts


def test_the_catalog_reads_every_comment(root):
    entities = list(yaml.safe_load_all((root / "catalog" / "texts.yaml").read_text()))
    assert {entity["kind"] for entity in entities} <= {"Resource", "Component", "System", "API"}
    for entity in entities:
        assert re.fullmatch("[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?", entity["metadata"]["name"])


def words(text: str) -> str:
    """On one line, without characters that are not shown: pages leave them out, since some turn the text around them."""
    return " ".join("".join(" " if unicodedata.category(char).startswith("C") else char for char in text).split())


def test_markdown_shows_every_comment_as_text(root):
    markdown = MarkdownIt("commonmark").enable("table")
    shown: list[str] = []
    for page in (root / "docs" / "texts").glob("*.md"):
        for token in markdown.parse(page.read_text()):
            assert token.type != "html_block", token.content
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special", "softbreak", "hardbreak", "code_inline", "strong_open", "strong_close", "link_open", "link_close"}
            links = [child.attrs["href"] for child in children if child.type == "link_open"]
            assert [link for link in links if not re.fullmatch(r"[a-z_]+\.md(#.*)?", link)] == []
            shown.append(words("".join(" " if child.type.endswith("break") else child.content for child in children)))
    missing = [text for text in TEXTS if words(text) not in shown]
    assert missing == []
