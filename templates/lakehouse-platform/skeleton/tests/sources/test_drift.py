"""Source against contract: what is loaded, what is said, what stops the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakehouse_ingest.contract import Column, Table
from lakehouse_ingest.drift import reconcile
from lakehouse_ingest.errors import TableFailed
from lakehouse_ingest.sources.base import SourceColumn

ID = Column("id", "id", "integer", "integer", key_position=1)
LABEL = Column("label", "label", "string", "text")
PRICE = Column("price", "price", "number", "numeric(10,2)")
ITEMS = Table("items", "items", [ID, LABEL, PRICE])
AS_IS = {"id": "integer", "label": "text", "price": "numeric(10,2)"}


def offered(columns):
    return [SourceColumn(name, physical) for name, physical in columns.items()]


def without(*names):
    return {name: kind for name, kind in AS_IS.items() if name not in names}


def stopped(columns, policy="evolve", table=ITEMS) -> str:
    with pytest.raises(TableFailed) as failure:
        reconcile(table, offered(columns), policy)
    return str(failure.value)


@pytest.mark.parametrize("policy", ["evolve", "ignore", "block"])
def test_what_agrees_passes(policy):
    for columns in (offered(AS_IS), offered(dict.fromkeys(AS_IS, "")), None):
        found = reconcile(ITEMS, columns, policy)
        assert (found.table.columns, *map(list, (found.absent, found.notes, found.drift))) == (ITEMS.columns, [], [], [])


def test_a_new_column_is_added_with_the_type_of_the_source():
    found = reconcile(ITEMS, offered({**AS_IS, "Größe {{x}}": "bigint", "note": ""}), "evolve")
    assert [(c.name, c.source_name, c.logical_type, c.physical_type) for c in found.table.columns[3:]] == [
        ("grosse_x", "Größe {{x}}", "integer", "bigint"),
        ("note", "note", "string", "text"),
    ]
    assert found.drift == ["added grosse_x", "added note"]
    assert found.notes[0] == "'Größe {{x}}' is new in the source (bigint): it is added to the raw table as grosse_x."


def test_names_of_new_columns_never_collide():
    found = reconcile(ITEMS, offered({**AS_IS, "LABEL": "text", "Label": "text", "_load_time": "text", "ldts": "text", "": "text", "数": "text"}), "evolve")
    names = [c.name for c in found.table.columns]
    assert len(set(names)) == len(names) and {"load_time", "ldts_src"} <= set(names)


def test_ignore_leaves_a_new_column_out_and_block_stops():
    found = reconcile(ITEMS, offered({**AS_IS, "extra": "text"}), "ignore")
    assert (len(found.table.columns), found.drift) == (3, ["added extra"]) and "not loaded" in found.notes[0]
    said = stopped({**AS_IS, "extra": "text"}, "block")
    assert "Add a property `name: extra`, `physicalName: extra`, `physicalType: text`" in said


def test_a_column_that_is_gone_is_null_and_reported():
    for policy in ("evolve", "ignore"):
        found = reconcile(ITEMS, offered(without("price")), policy)
        assert (found.absent, found.drift) == (["price"], ["removed price"])
        assert found.notes == ["price is not in the source any more: it is read as NULL."]
    assert "Remove property price of items" in stopped(without("price"), "block")


@pytest.mark.parametrize("policy", ["evolve", "ignore", "block"])
def test_a_key_column_that_is_gone_stops_the_table(policy):
    assert "part of the primary key" in stopped(without("id"), policy)


@pytest.mark.parametrize("policy", ["evolve", "ignore", "block"])
@pytest.mark.parametrize("name, kind", [("lable", "text"), ("label_2", ""), ("Label", "character varying(20)")])
def test_a_probable_rename_stops_the_table(policy, name, kind):
    said = stopped({"id": "integer", "price": "numeric(10,2)", name: kind}, policy)
    assert f"write `physicalName: {name}` at property label of items" in said
    assert "read as NULL" not in said and "is new" not in said


def test_a_column_in_the_same_place_is_a_rename_and_one_elsewhere_is_not():
    assert "physicalName: caption" in stopped({"id": "integer", "caption": "text", "price": "numeric(10,2)"})
    assert reconcile(ITEMS, offered({**without("label"), "zzz": "text"}), "evolve").drift == ["removed label", "added zzz"]
    assert reconcile(ITEMS, offered({"id": "integer", "lable": "date", "price": "numeric(10,2)"}), "evolve").drift == ["removed label", "added lable"]


@pytest.mark.parametrize("column, physical, spark", [("id", "bigint", "bigint"), ("price", "numeric(18,2)", "decimal(18,2)")])
def test_a_wider_type_widens_the_column(column, physical, spark):
    from lakehouse_ingest.column_types import spark_type

    found = reconcile(ITEMS, offered({**AS_IS, column: physical}), "evolve")
    assert spark_type(next(c for c in found.table.columns if c.name == column)) == spark
    assert found.drift == [f"widened {column}"] and "it is widened" in found.notes[0]
    kept = reconcile(ITEMS, offered({**AS_IS, column: physical}), "ignore")
    assert kept.table.columns == ITEMS.columns and "rejected" in kept.notes[0]
    assert f"Write `physicalType: {physical}` at property {column}." in stopped({**AS_IS, column: physical}, "block")


@pytest.mark.parametrize(
    "column, physical, word",
    [
        (PRICE, "numeric(8,2)", "narrowed"),
        (PRICE, "numeric(8,1)", "retyped"),
        (PRICE, "numeric(10,4)", "retyped"),
        (PRICE, "text", "retyped"),
        (Column("price", "price", "integer", "bigint"), "integer", "narrowed"),
        (Column("price", "price", "date", "date"), "timestamp without time zone", "retyped"),
        (Column("price", "price", "timestamp", "timestamp"), "timestamp with time zone", "retyped"),
    ],
)
def test_a_narrower_or_another_type_stops_the_table(column, physical, word):
    table = Table("items", "items", [ID, LABEL, column])
    said = stopped({**AS_IS, "price": physical}, table=table)
    assert f"price is {physical} in the source and {column.physical_type} in the contract" in said
    assert f"Write `physicalType: {physical}` at property price" in said and "lakehouse.schemaPolicy" in said
    assert reconcile(table, offered({**AS_IS, "price": physical}), "ignore").drift == [f"{word} price"]


@pytest.mark.parametrize(
    "column, physical",
    [
        (PRICE, "numeric"),
        (PRICE, "integer"),
        (Column("price", "price", "number", "real", options={"multipleOf": 0.01}), "double precision"),
        (Column("price", "price", "integer", ""), "integer"),
        (Column("price", "price", "integer", "numeric(10,0)"), "numeric(10,0)"),
        (Column("price", "price", "string", "uuid"), "uuid"),
        (Column("price", "price", "string", "text"), "integer"),
        (Column("price", "price", "boolean", "boolean"), "tinyint(1)"),
        (Column("price", "price", "integer", "smallint"), "integer"),
    ],
)
def test_what_the_contract_can_hold_is_no_drift(column, physical):
    assert reconcile(Table("items", "items", [ID, LABEL, column]), offered({**AS_IS, "price": physical}), "block").drift == []


def test_every_change_is_named_at_once():
    said = stopped({"lable": "text", "price": "text"})
    assert all(part in said for part in ("part of the primary key", "'lable' is there instead", "price is text in the source"))


def test_an_unknown_policy_is_named():
    assert "write evolve, ignore or block" in stopped(AS_IS, "merge")


KINDS = st.sampled_from(["", "text", "integer", "bigint", "numeric(8,2)", "numeric(18,4)", "date", "timestamp with time zone", "bytea", "text[]", "odd type"])
SOURCES = st.dictionaries(st.one_of(st.sampled_from(["id", "label", "price", "lable"]), st.text(max_size=12)), KINDS, max_size=6)


@given(SOURCES, st.sampled_from(["evolve", "ignore", "block"]))
def test_any_source_is_reconciled_or_named(columns, policy):
    """Whatever comes: the same answer twice, the key is read, the contract's columns stay in their order, names are distinct and usable."""
    try:
        found = reconcile(ITEMS, offered(columns), policy)
    except TableFailed as failure:
        assert str(failure) == stopped(columns, policy)
        return
    assert found == reconcile(ITEMS, offered(columns), policy)
    names = [c.name for c in found.table.columns]
    assert names[:3] == ["id", "label", "price"] and len(set(names)) == len(names)
    assert "id" in columns and set(found.absent) == {"id", "label", "price"} - set(columns)
    assert all(c.source_name in columns for c in found.table.columns if c.name not in found.absent)
    if policy != "evolve" or set(columns) <= set(AS_IS):
        assert len(names) == 3
    if policy == "block":
        assert not found.drift
