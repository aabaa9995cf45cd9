"""Rulesets of AWS Glue Data Quality (DQDL), as far as a job can check them itself.

The portal has the same list of rules (generate/jobs/dqdl/checkDqdl.ts), and both read the cases of tests/jobs/cases/dqdl.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn, Optional, Sequence, Union

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.suggestions import did_you_mean

_PIECE = re.compile(r'(?P<skipped>\s+|#[^\n]*)|"(?P<text>[^"\\]*)"|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])|(?P<word>[A-Za-z]\w*)|(?P<symbol>>=|<=|!=|[=<>\[\](),])')
OPERATORS = ("=", "!=", ">", ">=", "<", "<=")


@dataclass(frozen=True)
class Number:
    """A number as it is written."""

    text: str


Value = Union[Number, str]


@dataclass(frozen=True)
class Comparison:
    """`operator`: one of OPERATORS, between, in, not in, matches, not matches."""

    operator: str
    values: Sequence[Value]


@dataclass(frozen=True)
class DqdlRule:
    """`source`: the rule as one line of text. `texts`: its columns, or the query of CustomSql."""

    source: str
    kind: str
    texts: Sequence[str] = ()
    comparison: Optional[Comparison] = None
    where: Optional[str] = None


@dataclass(frozen=True)
class _Form:
    texts: str
    then: str
    where: bool = False


FORMS = {
    "RowCount": _Form("none", "number"),
    "ColumnCount": _Form("none", "number"),
    "ColumnExists": _Form("one", "nothing"),
    "IsComplete": _Form("one", "nothing", True),
    "Completeness": _Form("one", "number", True),
    "IsUnique": _Form("one", "nothing", True),
    "Uniqueness": _Form("one", "number", True),
    "IsPrimaryKey": _Form("some", "nothing"),
    "ColumnValues": _Form("one", "value", True),
    "ColumnLength": _Form("one", "number", True),
    "CustomSql": _Form("one", "number"),
}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int
    start: int
    end: int


def read_dqdl(text: str, file: str = "rules.dqdl") -> list[DqdlRule]:
    """The rules of a ruleset. Raises IngestError that names file, line and fix."""
    return _Reader(text, file, _tokens(text, file)).ruleset()


def _tokens(text: str, file: str) -> list[_Token]:
    tokens, at, line = [], 0, 1
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise IngestError(f"{file}, line {line}: {text[at : at + 20]!r} is not DQDL. Names of columns stand in double quotes, without backslashes.")
        kind = match.lastgroup or ""
        if kind != "skipped":
            tokens.append(_Token(kind, match[kind], line, match.start(), match.end()))
        line += match[0].count("\n")
        at = match.end()
    return tokens


class _Reader:
    def __init__(self, text: str, file: str, tokens: Sequence[_Token]) -> None:
        self._text, self._file, self._tokens, self._at = text, file, tokens, 0

    def ruleset(self) -> list[DqdlRule]:
        for symbol in ("Rules", "=", "["):
            self._symbol(symbol)
        rules = [self._rule()]
        while self._takes(","):
            rules.append(self._rule())
        self._symbol("]")
        if self._next:
            self._refuse("Nothing may follow the rules.")
        return rules

    def _rule(self) -> DqdlRule:
        first = self._next
        if first is None or first.kind != "word" or first.text not in FORMS:
            self._refuse(did_you_mean(first.text if first else "", FORMS))
        self._at += 1
        form, texts, comparison, where = FORMS[first.text], [], None, None
        if form.texts != "none":
            texts.append(self._kind("text", "Write a name in double quotes."))
        while form.texts == "some" and self._next and self._next.kind == "text":
            texts.append(self._kind("text", ""))
        if form.then == "number":
            comparison = self._number()
        elif form.then == "value":
            comparison = self._value()
        if form.where and self._takes("where"):
            where = str(self._kind("text", "Write the condition in double quotes."))
        source = " ".join(self._text[first.start : self._tokens[self._at - 1].end].split())
        return DqdlRule(source, first.text, tuple(map(str, texts)), comparison, where)

    def _number(self) -> Comparison:
        return self._between("number") or Comparison(self._operator(), [self._kind("number", "Write a number.")])

    def _value(self) -> Comparison:
        between = self._between("any")
        if between:
            return between
        negated = "not " if self._takes("not") else ""
        value = "Write a number or a text in double quotes."
        if self._takes("in"):
            self._symbol("[")
            values = [self._kind("any", value)]
            while self._takes(","):
                values.append(self._kind("any", value))
            self._symbol("]")
            return Comparison(f"{negated}in", values)
        if self._takes("matches"):
            return Comparison(f"{negated}matches", [self._kind("text", "Write a regular expression in double quotes.")])
        if negated:
            self._refuse("Write in or matches after not.")
        return Comparison(self._operator(), [self._kind("any", value)])

    def _between(self, kind: str) -> Optional[Comparison]:
        if not self._takes("between"):
            return None
        low = self._kind(kind, "Write between 1 and 9.")
        self._symbol("and")
        return Comparison("between", [low, self._kind(kind, "Write between 1 and 9.")])

    def _operator(self) -> str:
        for operator in OPERATORS:
            if self._takes(operator):
                return operator
        self._refuse(f"Write one of {' '.join(OPERATORS)} or between.")

    def _kind(self, kind: str, fix: str) -> Value:
        token = self._next
        if token is None or token.kind not in (("number", "text") if kind == "any" else (kind,)):
            self._refuse(fix)
        self._at += 1
        return Number(token.text) if token.kind == "number" else token.text

    def _symbol(self, text: str) -> None:
        if not self._takes(text):
            self._refuse(f"Write {text} there.")

    @property
    def _next(self) -> Optional[_Token]:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _takes(self, text: str) -> bool:
        token = self._next
        if token is None or token.kind == "text" or token.text != text:
            return False
        self._at += 1
        return True

    def _refuse(self, fix: str) -> NoReturn:
        token = self._next
        if token is None:
            raise IngestError(f"{self._file}: the rules end too early. {fix}")
        raise IngestError(f"{self._file}, line {token.line}: {token.text[:40]!r} is not expected. {fix}")
