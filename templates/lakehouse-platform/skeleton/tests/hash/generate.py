"""Writes cases/vectors.json: `python tests/hash/generate.py`. It was run once; the file is the standard that engines are held to, so a run is
right only when values are added, never to make a test pass."""

from __future__ import annotations

import json
import random
from itertools import islice
from pathlib import Path
from typing import Iterator, Optional, Sequence

from reference import digest, key_text, version_text
from samples import KINDS

VECTORS = Path(__file__).parent / "cases" / "vectors.json"
Column = tuple[str, str]  # type in SQL, type of the hash spec


def vector(id: str, columns: Sequence[Column], values: Sequence[Optional[str]], deleted: bool = False) -> dict:
    kinds = [kind for _, kind in columns]
    text = key_text(values, kinds)
    found = {"id": id, "columns": [list(column) for column in columns], "values": list(values), "text": text, "md5": digest(text)}
    if len(columns) > 1:
        version = version_text(values, kinds, deleted)
        found.update(deleted=deleted, version=version, version_md5=digest(version))
    return found


def generate() -> Iterator[dict]:
    rng = random.Random(20261127)
    for kind, (samples, count) in KINDS.items():
        for number, found in enumerate(islice(samples(rng), count)):
            columns, values, *rest = found
            yield vector(f"{kind}-{number:03}", columns, values, *rest)


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(found, ensure_ascii=True) for found in generate())
    VECTORS.write_text(f"[\n{lines}\n]\n", encoding="ascii")
