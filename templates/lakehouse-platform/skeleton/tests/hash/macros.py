"""Renders the hash macros for any engine and setting without starting dbt, which would take seconds for each combination.

It is dbt's contract with macros in a few lines: `return`, `adapter.dispatch`, `var`, one name space for all macros. That dbt itself renders the
same SQL is the business of test_dbt.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Mapping

from jinja2.sandbox import SandboxedEnvironment

from needs import REPOSITORY

MACROS = REPOSITORY / "dbt" / "macros"
_MACRO = re.compile(r"\{%-?\s*macro\s+(?P<name>\w+)\(.*?\{%-?\s*endmacro\s*-?%\}", re.S)
#: Prefixes of dispatched macros, by dbt adapter.
PREFIXES = {
    "duckdb": ["duckdb", "default"],
    "spark": ["spark", "default"],
    "postgres": ["postgres", "default"],
    "athena": ["athena", "default"],
    "snowflake": ["snowflake", "default"],
}


class _Returned(Exception):
    """`return` of a macro ends it with a value."""


class _Adapter:
    def __init__(self, macros: Mapping[str, Any], prefixes: list[str]):
        self._macros, self._prefixes = macros, prefixes

    def dispatch(self, name: str, _package: str) -> Any:
        return next(self._macros[f"{prefix}__{name}"] for prefix in self._prefixes if f"{prefix}__{name}" in self._macros)


class _Exceptions:
    def raise_compiler_error(self, message: str) -> None:
        raise ValueError(message)


@lru_cache(maxsize=None)
def _sources() -> dict[str, str]:
    texts = [path.read_text(encoding="utf-8") for folder in ("hash", "project") for path in sorted((MACROS / folder).glob("*.sql"))]
    return {match["name"]: match[0] for text in texts for match in _MACRO.finditer(text)}


def macros(adapter: str, platform: Mapping[str, Any] | None = None, **variables: Any) -> Mapping[str, Any]:
    """The macros by name, as functions that give what the macro returns; `platform` is what `platform_settings()` gives."""
    environment = SandboxedEnvironment(extensions=["jinja2.ext.do"])
    found: dict[str, Any] = {}
    if platform is not None:
        found["platform_settings"] = lambda: platform

    def returns(value: Any) -> None:
        raise _Returned(value)

    environment.globals.update(
        {
            "return": returns,
            "var": variables.get,
            "context": found,
            "exceptions": _Exceptions(),
            "adapter": _Adapter(found, PREFIXES[adapter]),
        }
    )

    def callable_macro(name: str, source: str) -> Any:
        compiled: list[Any] = []

        def call(*args: Any, **kwargs: Any) -> Any:
            if not compiled:
                compiled.append(getattr(environment.from_string(source, globals=found).module, name))
            try:
                return str(compiled[0](*args, **kwargs))
            except _Returned as returned:
                return returned.args[0]

        return call

    found.update({name: callable_macro(name, source) for name, source in _sources().items()})
    return found
