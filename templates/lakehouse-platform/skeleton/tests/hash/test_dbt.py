"""dbt itself renders what the other tests of this folder run: the macros, their settings and their dispatch mean the same to it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from pathlib import Path

import pytest

from macros import PREFIXES, macros
from needs import REPOSITORY, missing

DBT = REPOSITORY / "dbt"
TARGETS = {"duckdb": "duckdb", "local": "spark", "postgres": "postgres", "athena": "athena", "snowflake": "snowflake"}
ENVIRONMENT = ("AWS_REGION", "LAKEHOUSE_WAREHOUSE", "LAKEHOUSE_ATHENA_RESULTS", "LAKEHOUSE_POSTGRES_USER", "LAKEHOUSE_POSTGRES_PASSWORD", "LAKEHOUSE_POSTGRES_DATABASE")
ENVIRONMENT += tuple(f"SNOWFLAKE_{name}" for name in ("ACCOUNT", "USER", "PRIVATE_KEY_PATH", "ROLE", "WAREHOUSE", "DATABASE"))
TERMS = [["a", "string"], ["b", "integer"], ["c", "decimal(10)"], ["d", "boolean"], ["e", "date"], ["f", "timestamp"], ["g", "binary"], [None, "it's \\ ${x}"]]
MODEL = f"select {{{{ hash_key({TERMS!r}, 't') }}}}, {{{{ hash_diff({TERMS[:7]!r}, 'gone') }}}}, {{{{ zero_key() }}}}"
SETTINGS = "{%- macro platform_settings() -%}{{- return({'hash': {'algorithm': 'sha256'}}) -}}{%- endmacro -%}"


@pytest.mark.parametrize("target", TARGETS)
def test_dbt_renders_the_same(target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    adapter = TARGETS[target]
    if importlib.util.find_spec(f"dbt.adapters.{adapter}") is None:
        missing(f"dbt-{adapter} is missing: run make setup TARGETS=all")
    from dbt.cli.main import dbtRunner

    for folder in ("hash", "project"):
        shutil.copytree(DBT / "macros" / folder, tmp_path / "macros" / folder)
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(DBT / name, tmp_path / name)
    (tmp_path / "macros" / "settings_of_the_platform.sql").write_text(SETTINGS)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "hashes.sql").write_text(MODEL)
    for name in ENVIRONMENT:
        monkeypatch.setenv(name, os.environ.get(name, "none"))
    arguments = ["--quiet", "compile", "--no-introspect", "--no-populate-cache", "--target", target, "--vars", json.dumps({"offline": True})]
    done = dbtRunner().invoke([*arguments, "--project-dir", str(tmp_path), "--profiles-dir", str(tmp_path)])
    assert done.success, done.exception
    rendered = next(tmp_path.glob("target/compiled/**/hashes.sql")).read_text()
    named = macros(adapter, {"hash": {"algorithm": "sha256"}})
    assert rendered == f"select {named['hash_key'](TERMS, 't')}, {named['hash_diff'](TERMS[:7], 'gone')}, {named['zero_key']()}"
    assert adapter in PREFIXES
