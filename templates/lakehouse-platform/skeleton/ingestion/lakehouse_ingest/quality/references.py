"""Foreign keys as rules, where `lakehouse.references` of the table asks for it, and the order of loading that they need."""

from __future__ import annotations

import re
from typing import Iterator, Mapping, Optional, Sequence

from lakehouse_ingest.contract import Table
from lakehouse_ingest.quality.problems import problem
from lakehouse_ingest.quality.rules import ERROR, WARNING, HasParent, Limit, RowRule, Rule, TableRule, Violations
from lakehouse_ingest.suggestions import did_you_mean

_REFERENCE = re.compile(r"([A-Za-z_]\w*)\.([A-Za-z_]\w*)")


def reference_rules(table: Table, path: str, tables: Mapping[str, Table]) -> Iterator[Rule]:
    """`report`: rows without a parent are counted and said. `reject`: they are rejected."""
    mode = table.settings.get("references")
    if mode is None:
        return
    if mode not in {"report", "reject"}:
        raise problem(f"{path}.customProperties", f"lakehouse.references is {mode}", "Write report or reject")
    for columns, parent, parent_columns, where in _foreign_keys(table, path):
        _refuse_unknown(table, columns, where)
        if parent not in tables:
            raise problem(where, f"there is no table {parent}", did_you_mean(parent, tables).rstrip("."))
        _refuse_unknown(tables[parent], parent_columns, where)
        condition, name = HasParent(parent, parent_columns), f"{'_'.join(columns)}.foreignKey"
        if mode == "reject":
            yield RowRule(name, "foreignKey", columns, ERROR, where, condition)
        else:
            yield TableRule(name, "foreignKey", columns, WARNING, where, Violations(condition), (Limit("mustBe", 0),))


def in_reference_order(tables: Sequence[Table]) -> list[Table]:
    """Tables whose references are checked come after the tables they refer to; otherwise the order stays. Circles stay as they are."""
    by_name, ordered, seen = {table.name: table for table in tables}, [], set()

    def visit(table: Table) -> None:
        if table.name in seen:
            return
        seen.add(table.name)
        if table.settings.get("references"):
            for _, parent, _, _ in _foreign_keys(table, ""):
                if parent in by_name:
                    visit(by_name[parent])
        ordered.append(table)

    for table in tables:
        visit(table)
    return ordered


def _foreign_keys(table: Table, path: str) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...], str]]:
    """Columns, parent table, its columns and the place. References into other contracts are left out."""
    stated = [
        ([f"{table.name}.{column.name}"], _list(item.get("to")), f"{path}.properties.{column.name}.relationships[{index}]")
        for column in table.columns
        for index, item in enumerate(column.fields.get("relationships") or [])
    ]
    stated += [
        (_list(item.get("from")), _list(item.get("to")), f"{path}.relationships[{index}]")
        for index, item in enumerate(table.fields.get("relationships") or [])
    ]
    known = set()
    for child, parent, where in stated:
        pairs = [(_split(a), _split(b)) for a, b in zip(child, parent)]
        if len(child) != len(parent) or any(a is None or b is None for a, b in pairs):
            continue
        columns, targets = tuple(a[1] for a, _ in pairs if a), tuple(b[1] for _, b in pairs if b)
        key = (columns, parent[0].split(".")[0], targets)
        if key not in known:
            known.add(key)
            yield (*key, where)


def _refuse_unknown(table: Table, columns: Sequence[str], path: str) -> None:
    known = [column.name for column in table.columns]
    for name in columns:
        if name not in known:
            raise problem(path, f"{table.name} has no column {name}", did_you_mean(name, known).rstrip("."))


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [] if value is None else [str(value)]


def _split(reference: str) -> Optional[tuple[str, str]]:
    match = _REFERENCE.fullmatch(reference)
    return (match[1], match[2]) if match else None
