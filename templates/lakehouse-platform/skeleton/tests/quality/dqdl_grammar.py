"""A small grammar of the Data Quality Definition Language: as much as our rulesets may use, stricter than the one of the vendor."""

from __future__ import annotations

import re
from typing import Optional

_TOKEN = re.compile(r'\s*(?:#[^\n]*\n\s*)*(?:("[^"\\\x00-\x1f]*")|(-?\d+(?:\.\d+)?)|([A-Za-z_]+)|(>=|<=|!=|[=<>\[\](),]))')
#: Rule types with the least and most parameters, and whether a comparison follows (None: may).
_TYPES = {
    "IsPrimaryKey": (1, 99, False),
    "IsComplete": (1, 1, False),
    "IsUnique": (1, 1, False),
    "RowCount": (0, 0, True),
    "ColumnValues": (1, 1, True),
    "ColumnLength": (1, 1, True),
    "ReferentialIntegrity": (2, 2, True),
    "CustomSql": (1, 1, True),
}


class Ruleset:
    """Parses a document; `rules` are (type, parameters, condition, where). Raises ValueError at the first thing that does not belong."""

    def __init__(self, document: str) -> None:
        self._tokens = self._split(document.rstrip())
        self._at = 0
        self.rules: list[tuple[str, list[str], str, Optional[str]]] = []
        for expected in ("Rules", "=", "["):
            self._take(expected)
        self._rule()
        while self._peek() == ",":
            self._take(",")
            self._rule()
        self._take("]")
        if self._peek():
            raise ValueError(f"{self._peek()} after the end")

    def _split(self, document: str) -> list[str]:
        tokens, at = [], 0
        while at < len(document):
            match = _TOKEN.match(document, at)
            if not match:
                raise ValueError(f"no token at {document[at : at + 40]!r}")
            tokens.append(match[match.lastindex or 0])
            at = match.end()
        return tokens

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, expected: Optional[str] = None) -> str:
        token = self._peek()
        if not token or (expected is not None and token != expected):
            raise ValueError(f"{expected or 'something'} was expected, not {token!r}")
        self._at += 1
        return token

    def _text(self) -> str:
        token = self._take()
        if not token.startswith('"'):
            raise ValueError(f"a text was expected, not {token}")
        return token[1:-1]

    def _rule(self) -> None:
        if self._peek() != "(":
            self._single()
            return
        operators = set()
        while True:
            self._take("(")
            self._single()
            self._take(")")
            if self._peek() not in {"and", "or"}:
                break
            operators.add(self._take())
        if len(operators) != 1:
            raise ValueError("a composite rule has one kind of operator")

    def _single(self) -> None:
        kind = self._take()
        if kind not in _TYPES:
            raise ValueError(f"{kind} is no rule type")
        least, most, compared = _TYPES[kind]
        parameters = []
        while self._peek().startswith('"'):
            parameters.append(self._text())
        condition = self._condition() if self._peek() not in {"where", ",", "]", ")"} else ""
        if not least <= len(parameters) <= most or bool(condition) != compared:
            raise ValueError(f"{kind} {parameters} {condition}")
        where = self._text() if self._peek() == "where" and self._take() else None
        self.rules.append((kind, parameters, condition, where))

    def _condition(self) -> str:
        words = [self._take("not")] if self._peek() == "not" else []
        words.append(self._take())
        if words[-1] == "between":
            words += [self._value(), self._take("and"), self._value()]
        elif words[-1] == "in":
            words += [self._take("["), self._value()]
            while self._peek() == ",":
                words += [self._take(","), self._value()]
            words.append(self._take("]"))
        elif words[-1] == "matches":
            words.append(f'"{self._text()}"')
        elif words[-1] in {"=", "!=", "<", "<=", ">", ">="} and len(words) == 1:
            words.append(self._value())
        else:
            raise ValueError(f"{' '.join(words)} is no condition")
        return " ".join(words)

    def _value(self) -> str:
        token = self._take()
        if token.startswith('"') or token == "EMPTY" or re.fullmatch(r"-?\d+(\.\d+)?", token):
            return token
        raise ValueError(f"{token} is no value")
