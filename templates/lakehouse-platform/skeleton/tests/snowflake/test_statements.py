"""
Hostile texts as names, comments, tags and roles of what is published to Snowflake: sqlglot, which knows Snowflake's grammar, finds each
of them as one name or one literal, and nothing else. Nothing here runs on Snowflake. Where sqlglot has no grammar for a statement (it
makes a `Command` of it), its tokenizer for Snowflake is the judge.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from needs import call, lakehouse_cli
from published import COUNT, NAMES, TEXTS, WAYS, platform, quoted, settings

sqlglot = pytest.importorskip("sqlglot")
from sqlglot.tokens import Token, TokenType  # noqa: E402

#: How the statements begin that sqlglot only takes as commands.
COMMANDS = (
    "CREATE CATALOG INTEGRATION",
    "CREATE EXTERNAL VOLUME",
    "CREATE MASKING POLICY",
    "ALTER MASKING POLICY",
    "ALTER ICEBERG TABLE",
    "ALTER DYNAMIC TABLE",
    "GRANT SELECT ON ICEBERG TABLE",
    "GRANT USAGE ON EXTERNAL VOLUME",
)


@pytest.fixture(scope="module")
def sql(tmp_path_factory) -> dict[str, str]:
    """Text of every file."""
    root = tmp_path_factory.mktemp("snowflake")
    platform(root, settings())
    call(lakehouse_cli(), "generate", "--repo", ".", cwd=root)
    found = sorted((root / "snowflake" / "prod").glob("*.sql"))
    assert [path.name for path in found] == ["00_integration.sql", "10_database.sql", "20_tables.sql", "25_dynamic.sql", "30_governance.sql", "40_grants.sql"]
    return {path.name: path.read_text(encoding="utf-8") for path in found}


@pytest.fixture(scope="module")
def files(sql) -> dict[str, list[list[Token]]]:
    """Statements of every file, as tokens."""
    return {name: statements(text) for name, text in sql.items()}


def statements(sql: str) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in sqlglot.tokenize(sql, dialect="snowflake"):
        if token.token_type == TokenType.SEMICOLON:
            found.append([])
        else:
            found[-1].append(token)
    assert found.pop() == []
    return found


def names(statement: list[Token]) -> list[str]:
    return [token.text for token in statement if token.token_type == TokenType.IDENTIFIER]


def literals(statement: list[Token]) -> list[str]:
    return [token.text for token in statement if token.token_type == TokenType.STRING]


def words(statement: list[Token], kinds=(TokenType.IDENTIFIER, TokenType.STRING)) -> str:
    return " ".join("_" if token.token_type in kinds else token.text for token in statement)


def beginning(statement: list[Token], what: str) -> bool:
    return words(statement).startswith(what)


def shown(text: str) -> str:
    """A description without control characters, as it comes into comments."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", " ", text).strip()


def stored(name: str) -> str:
    """As Snowflake stores a name of the catalog in a database of its own."""
    return name.upper() if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_$]*", name) else name


def test_every_statement_has_the_words_of_its_kind_and_no_other(files):
    """What a text could add to a statement would be a word, a mark, a comment or another statement."""
    shapes = {words(statement) for all_of in files.values() for statement in all_of}
    assert sorted(shapes) == sorted((Path(__file__).parent / "shapes.txt").read_text().splitlines())
    assert not [token for all_of in files.values() for statement in all_of for token in statement[1:] if token.comments]


def test_databases_and_schemas(files):
    created = [statement for statement in files["10_database.sql"]]
    databases = [names(s)[0] for s in created if beginning(s, "CREATE DATABASE")]
    assert databases == [f"gov {NAMES[3]}", *(f"db {WAYS[i % 3]} {NAMES[i]}" for i in range(COUNT))]
    schemas = [names(s) for s in created if beginning(s, "CREATE SCHEMA")]
    assert schemas == [[f"gov {NAMES[3]}", NAMES[4]], *([f"db {WAYS[i % 3]} {NAMES[i]}", f"schema {NAMES[i]}"] for i in range(COUNT) if i % 3)]
    linked = [literals(s) for s in created if "LINKED_CATALOG" in words(s)]
    assert all(found[:3] == [NAMES[0], "marts", f"read {NAMES[1]}"] for found in linked) and len(linked) == 27


def test_tables_and_their_comments(files):
    for file, way in (("20_tables.sql", "table"), ("25_dynamic.sql", "dynamic")):
        expected = {i for i in range(COUNT) if WAYS[i % 3] == way}
        for statement in files[file]:
            i = next(j for j in expected if names(statement)[:3] == [f"db {way} {NAMES[j]}", f"schema {NAMES[j]}", f"MART_{j}"])
            expected.remove(i)
            comment = [shown(TEXTS[i])] if shown(TEXTS[i]) else []
            if way == "table":
                assert literals(statement) == [f"read {NAMES[1]}", NAMES[0], f"mart_{i}", "marts", *comment]
            else:
                assert names(statement)[3:] == [f"wh {NAMES[i]}", f"from {NAMES[i]}", "marts", f"mart_{i}"]
                assert literals(statement) == ["1 hour", f"write {NAMES[i]}", "SNOWFLAKE", f"prod/mart_{i}", *comment]
        assert not expected


def test_masks_and_tags_of_every_column(files):
    governance = [f"gov {NAMES[3]}", NAMES[4]]
    altered = [s for s in files["30_governance.sql"] if "MODIFY COLUMN" in words(s)]
    masked = {tuple(names(s)) for s in altered if "MASKING POLICY" in words(s)}
    tagged = {(*names(s)[:4], *literals(s)) for s in altered if "SET TAG" in words(s)}
    for i in range(COUNT):
        way = WAYS[i % 3]
        table = [f"db {way} {NAMES[i]}", *(["marts", f"mart_{i}"] if way == "catalog-linked" else [f"schema {NAMES[i]}", f"MART_{i}"])]
        lower = NAMES[i].lower()
        column = stored(lower) if way == "table" else lower
        assert (*table, column, *governance, "LAKEHOUSE_MASK_VARCHAR") in masked
        assert (*table, column, TEXTS[i][:256], "yes") in tagged
    assert len(masked) == len(tagged) == COUNT
    bodies = [literals(s) for s in files["30_governance.sql"] if "IS_ROLE_IN_SESSION" in words(s)]
    assert bodies == [[f"clear {NAMES[5]}", "masked"]] * 2


def test_grants(files):
    roles = [names(s)[-1] for s in files["40_grants.sql"] if beginning(s, "GRANT SELECT")]
    assert roles == [f"role {NAMES[i]}" for i in range(COUNT)]


def test_sqlglots_grammar_takes_every_statement(sql, files):
    """It raises where it cannot parse; what it has no grammar for has to be one of the kinds that are known to be so."""
    kinds = set()
    for name, text in sql.items():
        trees = sqlglot.parse(text, dialect="snowflake")
        for tree, statement in zip(trees, files[name], strict=True):
            if isinstance(tree, sqlglot.exp.Command):
                assert words(statement).startswith(COMMANDS)
                continue
            kinds.add(words(statement).split(" _")[0])
            in_tree = {node.name for node in tree.walk()}
            # Of a tag's name it keeps the last part only.
            of_names = names(statement)[-1:] if beginning(statement, "CREATE TAG") else names(statement)
            assert {*of_names, *literals(statement)} <= in_tree
    assert kinds == {
        "ALTER ICEBERG TABLE",
        "CREATE DATABASE IF NOT EXISTS",
        "CREATE SCHEMA IF NOT EXISTS",
        "CREATE ICEBERG TABLE IF NOT EXISTS",
        "CREATE OR REPLACE DYNAMIC ICEBERG TABLE",
        "CREATE TAG IF NOT EXISTS",
        "GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE",
        "GRANT APPLY TAG ON ACCOUNT TO ROLE",
        "GRANT CREATE DATABASE ON ACCOUNT TO ROLE",
        "GRANT USAGE ON DATABASE",
        "GRANT USAGE ON INTEGRATION",
        "GRANT USAGE ON SCHEMA",
        "GRANT USAGE ON WAREHOUSE",
    }


@pytest.mark.parametrize("name", ["a&b", "<% ctx.env.HOME %>", "{{ x }}", "{% x %}", "a\nb", "a\x00b"])
def test_refused(tmp_path, name):
    """A name cannot be escaped, so one that a tool would replace is refused, and nothing is written."""
    publications = settings()
    publications["environments"]["prod"]["owner"] = quoted(name)
    platform(tmp_path, publications)
    if "\x00" not in name:
        call(lakehouse_cli(), "generate", "--repo", ".", cwd=tmp_path, code=1)
    assert not (tmp_path / "snowflake" / "prod").exists()
