"""Values that have ever made two engines disagree, and random ones beside them. Each generator gives (columns, values) without end."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from itertools import chain, count, product
from typing import Any, Iterator, Optional

Found = tuple[list[tuple[str, str]], list[Optional[str]]]

TEXTS = [
    None, "", " ", "  ", "~", "~~", ":", "1:a", "0:", "-", "||", "^^", "a||b", "a-b", "_dbt_utils_surrogate_key_null_", "NULL", "null",
    "'", "''", '"', '""', "\\", "\\\\", "\\n", "\\u0041", "\\x41", "a'b\"c\\d", "`", "$", "${a}", "$1", "\\1", "%", "_", "%s", "{{ 1 }}", "{% do %}",
    "--", "/* */", ";", "'; drop table t; --", ",", "a,b", "\t", "\n", "\r", "\r\n", "a\nb", "\v", "\f", "\x01", "\x08", "\x1b", "\x1f", "\x7f", "\x85",
    "\u00a0", "\u00a0x\u00a0", " x ", "\u2003x", "\u200b", "\ufeff", "\ufeffa", "\u2028", "\u2029", "\u3000",
    "é", "e\u0301", "\u212b", "Å", "A\u030a", "ñ", "n\u0303", "\u1e9b\u0323", "ﬁ", "ß", "ẞ", "SS", "Straße", "STRASSE", "İ", "i\u0307", "ı", "I", "ς", "σ", "Σ",
    "가", "\u1100\u1161", "が", "か\u3099", "ｶﾞ", "①", "½", "²", "文字", "汉字", "漢字", "ไทย", "हिन्दी", "த", "ქ", "Ж",
    "שלום", "مرحبا", "\u202eabc", "\u200fאב", "a\u200eb", "😀", "😀😀", "👍🏽", "👨\u200d👩\u200d👧\u200d👦", "🇩🇪", "🏳️\u200d🌈", "❤️", "❤", "𝒳", "𠮷", "\U0010ffff", "\ue000", "\ufffd", "\ufffe", "\uffff",
    "e\u0301\u0302\u0303", "Z\u0351\u036b\u0343", "01581", "1581", "+1", "1e5", "1.0", "1.", ".5", "NaN", "Infinity", "true", "2024-02-29", "0x1F",
    "a" * 255, "a" * 256, "ä" * 1000, "😀" * 500, "x" * 4096, "\u00a0" * 99, "long " * 2000, "0" * 32, "f" * 32,
]  # fmt: skip
_ALPHABETS = [
    "abcXYZ019 ", "~:|-^'\"\\", "äöüßéèñçøÅ", "Ωλπжщяїґ", "אבגדעשת", "ابتثجح", "漢字仮名交じり", "한국어", "ไทยภาษา", "😀🎉🚀👍🏽👩\u200d🔬🇫🇷",
    "e\u0301\u0300\u0323\u0327n\u0303", "\u00a0\u2003\u200b\u200d\ufeff\u202e", "\t\n\r\v\f\x01\x1f",
]  # fmt: skip


def texts(rng: random.Random) -> Iterator[Found]:
    for value in chain(TEXTS, (_text(rng) for _ in count())):
        yield [("varchar", "string")], [value]


def integers(rng: random.Random) -> Iterator[Found]:
    edges = [("smallint", -(2**15)), ("smallint", 2**15 - 1), ("integer", -(2**31)), ("integer", 2**31 - 1), ("bigint", -(2**63)), ("bigint", 2**63 - 1)]
    small = [("integer", value) for value in (0, -1, 1, 9, 10, -10, 99, 100, 999_999, 1_000_000, 123_456_789)]
    yield [("bigint", "integer")], [None]
    for kind, value in edges + small + [("bigint", sign * 10**n) for n in range(10, 19) for sign in (1, -1)]:
        yield [(kind, "integer")], [str(value)]
    while True:
        yield [("bigint", "integer")], [str(rng.randint(-(2**63), 2**63 - 1) >> rng.randint(0, 62))]


def decimals(rng: random.Random) -> Iterator[Found]:
    for scale in (0, 1, 2, 4, 6, 7, 8, 10, 12, 18, 37, 38):
        whole = 38 - scale
        most = ("9" * whole or "0") + ("." + "9" * scale if scale else "")
        least = "0." + "0" * (scale - 1) + "1" if scale else "1"
        for value in (None, "0", least, f"-{least}", most, f"-{most}", "0.5" if scale else "5", "-0.5" if scale else "-5"):
            yield [(f"decimal(38,{scale})", f"decimal({scale})")], [value]
    # More digits than the scale: rounded half away from zero. Fewer: filled up.
    for value in ("12.345", "-12.345", "12.344999", "12.355", "0.005", "-0.005", "-0.004", "0.004999", "9999.995", "-9999.995", "7", "-7.1"):
        yield [("decimal(18,6)", "decimal(2)")], [value]
    yield [("decimal(10,2)", "decimal(10)")], ["32.38"]
    while True:
        scale = rng.choice([0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 9, 10, 12])
        digits = rng.randint(1, 30 - scale) + scale
        value = rng.randint(-(10**digits), 10**digits)
        sign, figures = "-" if value < 0 else "", str(abs(value)).rjust(scale + 1, "0")
        text = f"{figures[:-scale]}.{figures[-scale:]}" if scale else figures
        yield [(f"decimal(38,{scale})", f"decimal({scale})")], [sign + text]


def booleans(_: random.Random) -> Iterator[Found]:
    for value in ("true", "false", None):
        yield [("boolean", "boolean")], [value]


def dates(rng: random.Random) -> Iterator[Found]:
    # Outside of 0001 to 9999 the engines' own texts differ most.
    for value in (
        None, "0001-01-01", "0001-12-31", "0099-12-31", "0987-01-01", "0999-12-31", "1000-01-01", "1582-10-04", "1582-10-05", "1582-10-10", "1582-10-14", "1582-10-15",
        "1600-02-29", "1700-02-28", "1883-11-18", "1899-12-31", "1900-01-01", "1900-02-28", "1969-12-31", "1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29",
        "2038-01-19", "2100-02-28", "2262-04-11", "2262-04-12", "9999-12-31", "10000-01-01", "12345-06-07", "0000-01-01", "0000-02-29", "0000-12-31", "-0001-01-01",
        "-0043-03-15", "-0999-12-31", "-4000-07-08",
    ):  # fmt: skip
        yield [("date", "date")], [value]
    while True:
        yield [("date", "date")], [(date(1, 1, 1) + timedelta(days=rng.randint(0, 3_652_058))).isoformat()]


def timestamps(rng: random.Random) -> Iterator[Found]:
    edges = ["1970-01-01 00:00:00", "1970-01-01 00:00:00.000001", "1969-12-31 23:59:59.999999", "1969-12-31 23:59:59.5", "0001-01-01 00:00:00", "1582-10-10 12:00:00.000001"]
    edges += ["9999-12-31 23:59:59.999999", "2255-06-05 23:47:34.740993", "2262-04-11 23:47:16.854776", "2038-01-19 03:14:08", "1900-01-01 00:00:00", "1883-11-18 12:03:58"]
    edges += ["2026-01-01 12:00:00.1", "2026-01-01 12:00:00.12", "2026-01-01 12:00:00.123456", "2016-12-31 23:59:59.999999", "2024-03-31 02:30:00", "2024-10-27 02:30:00"]
    for value, kind in product(edges, ("timestamp", "timestamptz")):
        yield [(kind, "timestamp")], [value + ("+00:00" if kind == "timestamptz" else "")]
    for zone in ("+14:00", "-12:00", "+05:30", "+05:45", "-03:30", "+01:00", "-00:01"):
        for value in ("2024-03-31 01:59:59.999999", "1970-01-01 00:00:00", "1969-12-31 23:59:59.000001"):
            yield [("timestamptz", "timestamp")], [value + zone]
    yield [("timestamp", "timestamp")], [None]
    yield [("timestamptz", "timestamp")], [None]
    while True:
        moment = datetime(1, 1, 2) + timedelta(microseconds=rng.randint(0, 315_537_811_200_000_000))
        kind = rng.choice(["timestamp", "timestamptz"])
        yield [(kind, "timestamp")], [f"{moment:%Y-%m-%d %H:%M:%S.%f}".rjust(26, "0") + ("+00:00" if kind == "timestamptz" else "")]


def binaries(rng: random.Random) -> Iterator[Found]:
    for value in (None, "", "00", "0000", "ff", "fe", "80", "7f", "0a", "5c", "27", "c3a9", "f09f9880", "c0af", "eda080", "deadbeef", "00ff" * 64):
        yield [("binary", "binary")], [value]
    while True:
        yield [("binary", "binary")], [rng.randbytes(rng.randint(1, 40)).hex()]


def rows(rng: random.Random) -> Iterator[tuple[Any, ...]]:
    three = [("varchar", "string")] * 3
    for values in product((None, "", "a", "~"), repeat=3):
        yield three, list(values), False
    for values in (["a||b", "c", None], ["a", "b||c", None], ["a-b", "c", None], ["1:a", "1:b", None], ["a", "1:b", ""], ["😀", "e\u0301", "\u00a0"], ["~", "~", "~"]):
        yield three, values, False
        yield three, values, True
    mixed = [("varchar", "string"), ("bigint", "integer"), ("decimal(18,4)", "decimal(4)"), ("boolean", "boolean"), ("date", "date"), ("timestamptz", "timestamp"), ("binary", "binary")]
    while True:
        values = [_text(rng), str(rng.randint(-(10**9), 10**9)), f"{rng.randint(-(10**8), 10**8) / 10**4:.4f}", rng.choice(["true", "false"]),
                  (date(1900, 1, 1) + timedelta(days=rng.randint(0, 60_000))).isoformat(), f"20{rng.randint(10, 99)}-01-02 03:04:05.{rng.randint(0, 999_999):06}+00:00", rng.randbytes(4).hex()]  # fmt: skip
        filled = rng.randint(0, 9)
        yield mixed, [value if i < filled and rng.random() < 0.8 else None for i, value in enumerate(values)], rng.random() < 0.1


def _text(rng: random.Random) -> str:
    alphabets = rng.sample(_ALPHABETS, rng.randint(1, 3))
    return "".join(rng.choice(rng.choice(alphabets)) for _ in range(rng.randint(0, 40)))


#: Every kind of vector with its number; together 1,000.
KINDS = {
    "text": (texts, 330),
    "integer": (integers, 90),
    "decimal": (decimals, 200),
    "boolean": (booleans, 3),
    "date": (dates, 80),
    "timestamp": (timestamps, 120),
    "binary": (binaries, 37),
    "row": (rows, 140),
}
