"""The rules of a contract as rulesets of AWS Glue Data Quality.

python -m lakehouse_ingest.quality.dqdl --contract contracts/<source>.odcs.yaml [--tables a,b] [--out <folder>]

One ruleset per table, about its current rows (the newest state of every row that is not deleted). The other tables of the source are
reference data sets whose aliases are their names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Optional, Sequence

from lakehouse_ingest.contract import Table, read_contract
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.quality.dqdl_rules import dqdl_rule, text
from lakehouse_ingest.quality.start import read_rules


def dqdl_ruleset(table: Table, severities: Sequence[str] = ("error", "warning")) -> str:
    """The ruleset of a table whose rules have been read; each rule follows a comment with its id. Empty when there is no rule.

    `severities`: rules of others are left out. The primary key is a rule as well.
    """
    by_name = {column.name: column for column in table.columns}
    rules = [("primary key", f"IsPrimaryKey {' '.join(map(text, table.key))}")] if table.key else []
    for rule in table.rules:
        written = dqdl_rule(rule, [by_name[name] for name in rule.columns]) if rule.severity in severities else None
        if written:
            rules.append((rule.id if rule.severity == "error" else f"{rule.id} ({rule.severity})", written))
    if not rules:
        return ""
    body = ",\n".join(f"    # {comment}\n    {written}" for comment, written in rules)
    return f"Rules = [\n{body}\n]\n"


def main(argv: Optional[Sequence[str]] = None) -> int:
    """0: printed or written. 2: the contract cannot be used."""
    parser = argparse.ArgumentParser(prog="lakehouse_ingest.quality.dqdl", description="Prints the rules of a contract as DQDL rulesets.")
    parser.add_argument("--contract", required=True, type=Path, help="contract file of the source")
    parser.add_argument("--tables", default="", help="only these tables, separated by commas")
    parser.add_argument("--out", type=Path, help="folder to write <table>.dqdl files to, instead of printing")
    args = parser.parse_args(argv)
    try:
        contract = read_rules(read_contract(args.contract))
        for table in contract.select([name.strip() for name in args.tables.split(",") if name.strip()]):
            ruleset = dqdl_ruleset(table)
            if args.out is None:
                print(f"# {contract.source}.{table.name}\n{ruleset}")
            elif ruleset:
                args.out.mkdir(parents=True, exist_ok=True)
                (args.out / f"{table.name}.dqdl").write_text(ruleset, encoding="utf-8")
    except IngestError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
