"""JSON files: lines of objects and arrays of objects, with every digit that was written."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.conftest import column, key
from lakehouse_ingest.sources.files.json_text import array_texts, texts
from sources.reading import failure, read_table


@pytest.mark.parametrize(
    "data, expected",
    [
        (b'{"a": "x\\ny", "b": 1.10}', [None, "x\ny", "1.10"]),
        (b'{"a": 12345678901234567890.123456789012345678, "b": 1E400}', [None, "12345678901234567890.123456789012345678", "1E400"]),
        (b'{"a": true, "b": null}', [None, "true", None]),
        (b'{"a": {"n": 1.0, "k": ["\\u00fc", null, false]}, "b": []}', [None, '{"n":1.0,"k":["ü",null,false]}', "[]"]),
        (b'\xef\xbb\xbf{"a": "", "a": "last"}\r', [None, "last", None]),
        (b"{}", [None, None, None]),
        (b"[1]", ["it is not a JSON object", None, None]),
        (b'{"a": "\xff"}', ["its byte 8 is not UTF-8", None, None]),
        (b'{"a": NaN}', ["it is not JSON: NaN is no JSON number", None, None]),
    ],
)
def test_texts_of_an_object(data, expected):
    assert texts(data, ["a", "b"]) == expected


def test_what_cannot_be_read_is_said():
    assert texts(b'{"a": 1', ["a"])[0].startswith("it is not JSON: ")
    assert texts(b"[" * 100_000, ["a"])[0] == "it is nested too deeply"
    assert array_texts(b'[{"a": 1}, 2]', ["a"]) == [[None, "1"], ["it is not a JSON object", None]]
    assert array_texts(b'[{"a": 1}', ["a"])[0][0].startswith("it is not JSON")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4))
def test_nothing_is_lost_of_any_object(value):
    found = texts(json.dumps(value).encode(), list(value))
    assert found[0] is None
    for text, item in zip(found[1:], value.values()):
        assert text == (item if isinstance(item, str) else None if item is None else text)
        if item is not None and not isinstance(item, str):
            assert json.loads(text) == item


def test_lines_and_arrays_of_one_table(source):
    source.columns = [key("id", "integer"), column("price", "number", "numeric(30,12)"), column("tags", "array", "json"), column("label")]
    (source.folder / "items").mkdir()
    source.write('{"id": 1, "price": 1.10, "tags": ["a", {"b": 1.50}], "label": "x"}\n\n{"id": 2.0, "price": 123456789012345678.123456789012}\r\n{"id": 3, "pri', "items/1.jsonl")
    source.write(' [\n {"id": 4, "label": "ü", "Neu \'; drop": {"deep": null}},\n {"id": "x"}, 5]\n', "items/2.json")
    (source.folder / "items" / "3.ndjson.gz").write_bytes(gzip.compress(b'{"id": 6, "label": "\xff"}\n{"id": 7}'))
    found = read_table(source)
    assert found.names == ["id", "price", "tags", "label", "neu_drop"]
    assert found.rows == [
        (1, Decimal("1.10"), '["a",{"b":1.50}]', "x", None),
        (2, Decimal("123456789012345678.123456789012"), None, None, None),
        (4, None, None, "ü", '{"deep":null}'),
        (7, None, None, None, None),
    ]
    assert [(file, record, reason.split(":")[0] if "JSON:" in reason else reason) for file, record, reason in found.rejected] == [
        ("items/1.jsonl", 4, "the row cannot be read"),
        ("items/2.json", 2, "id is x, which is not a int"),
        ("items/2.json", 3, "the row cannot be read: it is not a JSON object"),
        ("items/3.ndjson.gz", 1, "the row cannot be read: its byte 21 is not UTF-8"),
    ]


def test_files_of_several_formats_are_refused(source):
    source.write('{"id": 1}', "items.json")
    source.write("id\n1\n")
    assert "files of several formats for items (csv, json)" in failure(source)
