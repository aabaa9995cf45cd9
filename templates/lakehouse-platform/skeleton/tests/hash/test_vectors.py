"""1,000 golden vectors of hash spec v1: every engine gives the same texts, keys and hashdiffs, byte for byte, with both algorithms.

PostgreSQL is a real server and Trino its own query engine; what they run is what the macros of their dbt adapter give (test_dbt.py).
"""

from __future__ import annotations

from hash_engines import Engine
from macros import macros
from reference import digest
from vectors import VECTORS, Terms, run


def test_there_are_a_thousand():
    assert len({vector["id"] for vector in VECTORS}) == 1000


def test_same_on_every_engine(engine: Engine):
    md5, sha256 = (macros(engine.adapter, hash_algorithm=algorithm) for algorithm in ("md5", "sha256"))

    def expressions(terms: Terms) -> list[str]:
        keys = [md5["hash_text"](terms), md5["hash_key"](terms), sha256["hash_key"](terms)]
        return keys + ([md5["hash_diff"](terms, "deleted"), sha256["hash_diff"](terms, "deleted")] if len(terms) > 1 else [])

    found = run(engine, expressions)
    wrong = {v["id"]: (v["values"], expected(v), found[v["id"]]) for v in VECTORS if found[v["id"]] != expected(v)}
    assert wrong == {}


def expected(vector: dict) -> list[str]:
    text = vector["text"]
    keys = [text, vector["md5"], digest(text, "sha256")]
    return keys + ([vector["version_md5"], digest(vector["version"], "sha256")] if "version" in vector else [])
