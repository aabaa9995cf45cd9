"""The header of a CSV file, read from its first bytes."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import Any, Mapping, Optional

from lakehouse_ingest.errors import IngestError, TableFailed
from lakehouse_ingest.sources.files.store import FileStore, StoredFile

_FIRST, _MOST = 1 << 16, 1 << 23
_NO_TEXT = "\ufffd"
# A quote that is never closed makes one field of all that is read; the limit is ours, not that of the module.
csv.field_size_limit(2 * _MOST)
_KEYS = {"delimiter": "delimiter", "quote": "quote", "encoding": "encoding", "header": "header", "nullText": "null_text"}


@dataclass(frozen=True)
class CsvOptions:
    """RFC 4180 by default: comma, double quotes, UTF-8, a header row; an empty field without quotes is NULL."""

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "UTF-8"
    header: bool = True
    null_text: Optional[str] = None


def csv_options(settings: Mapping[str, Any]) -> CsvOptions:
    """From `lakehouse.csv` of a contract. Raises IngestError for an encoding that nobody knows."""
    options = CsvOptions(**{_KEYS[key]: "\t" if value == "\\t" else value for key, value in settings.items() if key in _KEYS})
    try:
        codecs.lookup(options.encoding)
    except LookupError:
        raise IngestError(f"lakehouse.csv has the encoding {options.encoding}, which is not known: write UTF-8, ISO-8859-1, windows-1252 or another.") from None
    return options


def read_header(store: FileStore, file: StoredFile, options: CsvOptions) -> Optional[list[str]]:
    """The names of the columns; None for a file without any record. Raises TableFailed that names the file."""
    size = _FIRST
    while True:
        data = store.head(file, size)
        record = first_record(data, options, whole=len(data) < size)
        if record is not None:
            return _checked(record, file, data) if record else None
        if size >= _MOST:
            raise TableFailed(f"{file.path} has no end of its header within {_MOST >> 20} MB: check lakehouse.csv (delimiter, quote, encoding).")
        size *= 8


def first_record(data: bytes, options: CsvOptions, whole: bool) -> Optional[list[str]]:
    """The fields of the first record; empty when there is none, None when `data` (not the `whole` file) ends before it does."""
    decoder = codecs.getincrementaldecoder(_with_mark(options.encoding))(errors="replace")
    text = decoder.decode(data, whole)
    # Older Pythons refuse NUL; it is no text either way.
    lines = io.StringIO(text.replace("\x00", _NO_TEXT), newline="")
    rows = csv.reader(lines, delimiter=options.delimiter, quotechar=options.quote)
    try:
        record: list[str] = []
        while not record:
            record = next(rows)
        # A record that takes all there is may go on behind it.
        return record if whole or next(rows, None) is not None else None
    except StopIteration:
        return [] if whole else None


def _with_mark(encoding: str) -> str:
    """A byte order mark is no part of the first name."""
    return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding


def _checked(header: list[str], file: StoredFile, data: bytes) -> list[str]:
    if any(_NO_TEXT in name for name in header):
        hint = " It looks like UTF-16." if b"\x00" in data[:100] else ""
        raise TableFailed(f"The header of {file.path} is no text in its encoding.{hint} Set encoding in lakehouse.csv of the contract.")
    for name in header:
        if name and header.count(name) > 1:
            raise TableFailed(f"The header of {file.path} has the column {name} twice: give every column its own name.")
    return header
