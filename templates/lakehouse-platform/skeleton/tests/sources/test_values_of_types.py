"""Which texts are values of a type. The portal decides the same without Spark when it compares samples: both read values_of_types.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lakehouse_ingest.contract import Column
from lakehouse_ingest.text_values import fits

CASES = json.loads((Path(__file__).parent / "values_of_types.json").read_text(encoding="utf-8"))


def _column(case) -> Column:
    return Column(
        "c",
        "c",
        case["logicalType"],
        case["physicalType"],
        options={"format": case["format"]} if "format" in case else {},
        settings={"numberFormat": case["numberFormat"]} if "numberFormat" in case else {},
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["physicalType"])
def test_spark_takes_and_rejects_these(spark, case):
    texts = spark.createDataFrame([(text,) for text in [*case["fits"], *case["rejected"]]], "c string")
    taken = {row.c for row in texts.where(fits(_column(case))).collect()}
    assert taken == set(case["fits"])
