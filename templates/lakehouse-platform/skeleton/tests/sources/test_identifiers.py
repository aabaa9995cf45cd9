"""Names and texts that look like code."""

from __future__ import annotations

import pytest

from lakehouse_ingest.identifiers import column_name, text_literal

HOSTILE = "it's \\ \"x\" `y`\n\r\t${env:PATH} ${spark.app.name} $${a} {{ 1/0 }}; drop -- \\u0041"


def test_a_literal_is_the_text_and_nothing_else(spark):
    """Spark would put the environment in place of ${env:...} before it reads the statement."""
    assert spark.sql(f"SELECT {text_literal(HOSTILE)}").head()[0] == HOSTILE


@pytest.mark.parametrize(
    "original, name",
    [
        ("label", "label"),
        ("Größe", "grosse"),
        ("a.b `c`", "a_b_c"),
        ("it's \"quoted\" here", "it_s_quoted_here"),
        ("{{ 1/0 }}", "c_1_0"),
        ("_load_time", "load_time"),
        ("ldts", "ldts_src"),
        ("customer_hk", "customer_hk_src"),
        ("Ünïcödé Łódź", "unicode_lodz"),
        ("数", "c_a8df4050"),
        ("x" * 70, "x" * 54 + "_c71bd109"),
    ],
)
def test_names_are_those_of_the_importers(original, name):
    """The same as normalizeNames of the command line, so a contract that is imported later has the column of raw."""
    assert column_name(original) == name


def test_a_name_that_is_taken_is_told_apart():
    found = column_name("Label", {"label"})
    assert found.startswith("label_") and len(found) == 14 and found == column_name("Label", {"label"})
