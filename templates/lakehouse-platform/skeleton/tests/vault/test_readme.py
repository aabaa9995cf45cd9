"""The README of the dbt project shows the macros and generic tests as they are."""

from __future__ import annotations

import re

from project import DBT

README = (DBT / "README.md").read_text()


def defined(folder: str, kind: str) -> dict[str, str]:
    """The arguments of every macro or test of a folder, as they are written."""
    found: dict[str, str] = {}
    for file in (DBT / folder).rglob("*.sql"):
        found.update(re.findall(rf"\{{%-? {kind} (\w+)\((.*)\) -?%\}}", file.read_text()))
    return found


def test_the_arguments_of_every_model_are_those_of_its_macro():
    macros = defined("macros", "macro")
    shown = dict(re.findall(r"^\*\*(\w+)\*\* `\((.*?)\)`", README, re.M))
    assert len(shown) >= 18
    assert shown == {name: macros[name] for name in shown}


def test_every_generic_test_is_shown_with_its_arguments():
    shown: dict[str, list[str]] = {}
    for names, arguments in re.findall(r"^\| (`[a-z_`, ]+`) \| (`.*?`) \| [^|]+ \|$", README.partition("## Tests")[2].partition("\n## ")[0], re.M):
        for name in re.findall(r"`(\w+)`", names):
            shown[name] = re.findall(r"`(\w+)(?:=[^`]*)?`", arguments)
    wanted = {name: re.findall(r"(\w+)(?:=[^,]*)?(?:, |$)", arguments)[1:] for name, arguments in defined("tests", "test").items()}
    assert wanted and shown == wanted
