"""Texts of a JSON object, exactly as they stand there: no number goes through a binary float.

Spark's own reader prints 1.10 as 1.1 and loses the digits after the 17th; and so does every reader that makes floats of numbers. This
module runs inside Spark's Python workers and imports the standard library only.
"""

from __future__ import annotations

import json
from typing import Any, Optional, Sequence


class _Number(str):
    """Digits as they were written."""


def texts(data: bytes, names: Sequence[str]) -> list[Optional[str]]:
    """What is wrong with the object in `data`, or None; then the texts of the members `names`, None for null and for what is not there.

    Strings are taken as they are, numbers with all their digits, true and false as words, objects and arrays as JSON. Of a member that is
    there twice the last one counts.
    """
    value, wrong = _parsed(data)
    return _members(value, wrong, names)


def array_texts(data: bytes, names: Sequence[str]) -> list[list[Optional[str]]]:
    """The same for every element of a file that holds one array."""
    value, wrong = _parsed(data)
    if wrong or not isinstance(value, list):
        return [_members(value, wrong or "the file is not an array of JSON objects", names)]
    return [_members(element, None, names) for element in value]


def _members(value: Any, wrong: Optional[str], names: Sequence[str]) -> list[Optional[str]]:
    if not wrong and not isinstance(value, dict):
        wrong = "it is not a JSON object"
    return [wrong, *[None if wrong else _text(value.get(name)) for name in names]]


def _parsed(data: bytes) -> tuple[Any, Optional[str]]:
    try:
        return json.loads(bytes(data).decode("utf-8-sig"), parse_float=_Number, parse_int=_Number, parse_constant=_refuse), None
    except UnicodeDecodeError as error:
        return None, "its byte %d is not UTF-8" % (error.start + 1)
    except RecursionError:
        return None, "it is nested too deeply"
    except ValueError as error:
        return None, "it is not JSON: %s" % str(error)[:120]


def _refuse(word: str) -> None:
    raise ValueError("%s is no JSON number" % word)


def _text(value: Any) -> Optional[str]:
    if value is None:
        return None
    return str(value) if isinstance(value, str) else _json(value)


def _json(value: Any) -> str:
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, dict):
        return "{%s}" % ",".join("%s:%s" % (_json(key), _json(item)) for key, item in value.items())
    if isinstance(value, list):
        return "[%s]" % ",".join(map(_json, value))
    return json.dumps(value, ensure_ascii=False)
