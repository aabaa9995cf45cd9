"""Which rules a contract states, and which it cannot mean. No engine."""

from __future__ import annotations

import random
from datetime import date

import pytest

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.quality.limits import OPERATORS, allows_none, holds, limit_of
from lakehouse_ingest.quality.references import in_reference_order
from lakehouse_ingest.quality.rules import (
    Compared,
    Duplicates,
    EventAge,
    HasParent,
    Limit,
    LoadAge,
    Matches,
    NotMissing,
    NotNull,
    OneOf,
    RowCount,
    RowRule,
    Sized,
    TableRule,
    Violations,
)
from quality.contracts import column, contract, key, metric, rules, table


def test_the_keys_of_a_column():
    amount = column("amount", "number", "numeric(10,2)", required=True, logicalTypeOptions={"minimum": 0, "exclusiveMaximum": 1000})
    code = column("code", unique=True, logicalTypeOptions={"pattern": "^[A-Z]+$", "minLength": 2, "maxLength": 4})
    found = rules(key(), amount, code)
    assert {name: rule.condition for name, rule in found.items() if isinstance(rule, RowRule)} == {
        "amount.required": NotNull(),
        "amount.minimum": Compared(">=", "0"),
        "amount.exclusiveMaximum": Compared("<", "1000"),
        "code.pattern": Matches("^[A-Z]+$"),
        "code.minLength": Sized(">=", 2),
        "code.maxLength": Sized("<=", 4),
    }
    unique = found["code.unique"]
    assert isinstance(unique, TableRule) and unique.measure == Duplicates() and unique.limits == (Limit("mustBe", 0),)
    assert unique.path == "schema.items.properties.code.unique"


def test_what_the_primary_key_means_is_not_asked_twice():
    assert rules({**key(), "required": True, "unique": True}) == {}


@pytest.mark.parametrize(
    "item, condition",
    [
        (metric("nullValues"), NotNull()),
        (metric("missingValues", arguments={"missingValues": [None, "", "N/A"]}), NotMissing((None, "", "N/A"))),
        (metric("invalidValues", arguments={"validValues": ["kg", "lb"]}), OneOf(("kg", "lb"))),
        (metric("invalidValues", arguments={"pattern": "^k"}), Matches("^k")),
    ],
)
def test_a_library_rule_that_allows_no_row_judges_rows_and_another_one_counts(item, condition):
    [rule] = rules(column("unit", quality=[item])).values()
    assert isinstance(rule, RowRule) and rule.condition == condition and rule.id == f"unit.{item['metric']}"
    for none in ({"mustBeLessThan": 1}, {"mustBeLessOrEqualTo": 0}, {"mustBe": 0, "unit": "percent"}):
        [rule] = rules(column("unit", quality=[{k: v for k, v in item.items() if k != "mustBe"} | none])).values()
        assert isinstance(rule, RowRule)
    [rule] = rules(column("unit", quality=[{k: v for k, v in item.items() if k != "mustBe"} | {"mustBeLessThan": 5, "unit": "percent"}])).values()
    assert isinstance(rule, TableRule) and rule.measure == Violations(condition) and rule.unit == "percent" and rule.limits == (Limit("mustBeLessThan", 5),)


def test_rules_of_the_table():
    quality = [
        metric("rowCount", mustBeBetween=[0, 100]),
        metric("duplicateValues", arguments={"properties": ["a", "b"]}, severity="warning"),
        {"type": "sql", "query": "SELECT 1", "mustBe": 1},
        {"type": "text", "description": "Somebody looks at it"},
    ]
    found = rules(column("a"), column("b"), quality=quality)
    assert [(rule.id, rule.measure, rule.columns, rule.severity) for rule in found.values()] == [
        ("rowCount", RowCount(), (), "error"),
        ("duplicateValues", Duplicates(), ("a", "b"), "warning"),
    ]


def test_equal_rules_have_different_names():
    found = rules(column("a", quality=[metric("nullValues"), metric("nullValues", mustBeLessThan=5), metric("nullValues", id="own_name")]))
    assert list(found) == ["a.nullValues", "a.nullValues.2", "own_name"]


def orders(**settings):
    reference = column("customer_id", "integer", "integer", relationships=[{"to": "customers.id"}])
    return table(key(), reference, column("placed", "date", "date"), name="orders", settings=settings)


CUSTOMERS = table(key(), name="customers")


def test_references_are_checked_where_the_table_asks_for_it():
    for mode, severity in ((None, None), ("report", "warning"), ("reject", "error")):
        found = contract(orders(**({"references": mode} if mode else {})), CUSTOMERS).tables[0].rules
        assert [(rule.id, rule.severity) for rule in found] == ([("customer_id.foreignKey", severity)] if mode else [])
    assert found[0].condition == HasParent("customers", ("id",))


def test_parents_are_loaded_before_the_tables_that_are_checked_against_them():
    unasked, asked = contract(orders(), CUSTOMERS), contract(orders(references="reject"), CUSTOMERS)
    assert [t.name for t in in_reference_order(unasked.tables)] == ["orders", "customers"]
    assert [t.name for t in in_reference_order(asked.tables)] == ["customers", "orders"]


def test_a_promise_for_the_table_goes_before_one_for_the_contract():
    sla = [{"property": "latency", "value": 6, "unit": "h"}, {"property": "freshness", "value": 6, "unit": "h"}]
    [general] = contract(orders(), CUSTOMERS, slaProperties=sla).tables[0].rules
    assert (general.id, general.measure, general.severity, general.limits[0].low) == ("latency", LoadAge(), "warning", 6 * 3600)
    own = [*sla, {"property": "latency", "value": "2 days", "element": "orders.placed"}]
    [event] = contract(orders(), CUSTOMERS, slaProperties=own).tables[0].rules
    assert (event.id, event.columns, event.measure, event.limits[0].low) == ("placed.latency", ("placed",), EventAge(), 48 * 3600)


TYPED = column("n", "integer", "integer")


@pytest.mark.parametrize(
    "build, said",
    [
        (lambda: rules({**TYPED, "logicalTypeOptions": {"minimum": 5, "maximum": 4}}), ["schema.items.properties.n.logicalTypeOptions", "minimum 5 and maximum 4 leave no value"]),
        (lambda: rules({**TYPED, "logicalTypeOptions": {"minimum": 5, "exclusiveMaximum": 5}}), ["leave no value"]),
        (lambda: rules({**TYPED, "logicalTypeOptions": {"minimum": "many"}}), ["minimum", "many is no value of n, which is a int"]),
        (lambda: rules(column("a", logicalTypeOptions={"minLength": 5, "maxLength": 4})), ["minLength 5 and maxLength 4 leave no value"]),
        (lambda: rules(column("a", logicalTypeOptions={"minLength": -1})), ["minLength", "whole number from 0"]),
        (lambda: rules(column("a", "date", "date", logicalTypeOptions={"minimum": "1.1.2024"})), ["1.1.2024 is no value of a, which is a date"]),
        (lambda: rules(column("a", quality=[metric("rowCount")])), ["schema.items.properties.a.quality[0]", "rowCount cannot be checked at a column"]),
        (lambda: rules(column("a"), quality=[metric("nullValues")]), ["nullValues cannot be checked at a table"]),
        (lambda: rules(column("a", quality=[metric("nulValues")])), ["Did you mean nullValues?"]),
        (lambda: rules(column("a", quality=[{"metric": "nullValues"}])), ["has no comparison", "mustBe: 0"]),
        (lambda: rules(column("a", quality=[metric("nullValues", mustBe="few")])), ["'few' is not a number"]),
        (lambda: rules(column("a"), quality=[metric("rowCount", mustBeBetween=[5, 5])]), ["nothing is between 5 and 5"]),
        (lambda: rules(column("a", quality=[metric("nullValues", unit="kilos")])), ["kilos is no unit"]),
        (lambda: rules(column("a"), quality=[metric("duplicateValues", arguments={"properties": ["b"]})]), ["quality[0].arguments.properties", "items has no column b"]),
        (lambda: rules({**TYPED, "quality": [metric("invalidValues", arguments={"validValues": [1, "two"]})]}), ["two is no value of n"]),
        (lambda: rules(column("a", quality=[metric("invalidValues")])), ["needs a list in arguments.validValues"]),
        (lambda: contract(orders(references="maybe"), CUSTOMERS), ["lakehouse.references is maybe", "report or reject"]),
        (lambda: contract(orders(references="reject")), ["schema.orders.properties.customer_id.relationships[0]", "no table customers"]),
        (lambda: contract(orders(references="report"), table(key("number"), name="customers")), ["customers has no column id"]),
        (lambda: contract(orders(), slaProperties=[{"property": "latency", "value": 6, "unit": "moons"}]), ["slaProperties[0]", "6 moons is no duration"]),
        (lambda: contract(orders(), slaProperties=[{"property": "latency", "value": 6, "unit": "h", "element": "orders.place"}]), ["Did you mean placed?"]),
        (lambda: contract(orders(), slaProperties=[{"property": "latency", "value": 6, "unit": "h", "element": "orders.id"}]), ["id is a int and has no age"]),
        (lambda: contract(orders(rejectLimit={"rows": -1})), ["lakehouse.rejectLimit", "rows is -1"]),
        (lambda: contract(orders(rejectLimit={"share": 5})), ["share is 5", "from 0 to 1"]),
        (lambda: contract(orders(rejectLimit=10)), ["10 is no limit", "{rows: 10, share: 0.05}"]),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_place(build, said):
    with pytest.raises(IngestError) as error:
        build()
    assert str(error.value).startswith("In the contract at ")
    for words in said:
        assert words in str(error.value)


def test_dates_of_yaml_are_values():
    [rule] = rules(column("day", "date", "date", logicalTypeOptions={"minimum": date(2024, 1, 31)})).values()
    assert rule.condition == Compared(">=", "2024-01-31")


def test_a_rule_judges_rows_exactly_when_no_count_but_zero_is_allowed():
    dice = random.Random(3)
    for _ in range(2000):
        limits = tuple(limit_of(*_random_limit(dice)) for _ in range(dice.randint(1, 2)))
        allowed = [count for count in range(200) if holds(count, limits)]
        assert allows_none(limits, "rows") == (allowed == [0]), limits


def _random_limit(dice):
    operator = dice.choice(OPERATORS)
    low = dice.choice([-1, 0, 0, 1, 1, 2, 50])
    return operator, [low, low + dice.randint(1, 3)] if "Between" in operator else low


ODD = [None, True, -1, 0, 5, 1e400, "", "x", "5", "2024-02-30", [], [1], [None], [[1]], [1, 2], [2, 1], {}, {"validValues": [1]}, {"properties": ["a"]}, {"pattern": 5}, "percent", "warning"]


def test_odd_values_are_rules_or_named_and_nothing_else():
    """Whatever stands in a contract: it is read, or an IngestError says where it is."""
    dice, refused, read = random.Random(11), 0, 0
    keys = ["metric", "unit", "severity", "arguments", "type", "id", *OPERATORS]
    options = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern"]
    for _ in range(4000):
        item = {**metric(dice.choice(["invalidValues", "nullValues", "duplicateValues", "rowCount"])), dice.choice(keys): dice.choice(ODD)}
        logical, physical = dice.choice([("string", "text"), ("integer", "integer"), ("date", "date"), ("number", "numeric(5,2)"), ("boolean", "boolean"), ("timestamp", "timestamp")])
        sla = {"property": "latency", "value": dice.choice(ODD), "unit": dice.choice(ODD), "element": dice.choice([None, "items", "items.a", "a", "x.y"])}
        odd = dice.choice(
            [
                lambda: contract(table(column("a", logical, physical, quality=[item]))),
                lambda: contract(table(column("a", logical, physical), quality=[item])),
                lambda: contract(table(column("a", logical, physical, logicalTypeOptions={dice.choice(options): dice.choice(ODD), dice.choice(options): dice.choice(ODD)}))),
                lambda: contract(table(column("a", logical, physical)), slaProperties=[sla]),
                lambda: contract(table(column("a"), settings={"rejectLimit": dice.choice([*ODD, {"rows": 1}, {"share": 0.1}])})),
            ]
        )
        try:
            odd()
            read += 1
        except IngestError as error:
            assert str(error).startswith("In the contract at ")
            refused += 1
    assert refused > 500 and read > 500
