"""Nothing secret leaves in an event."""

from __future__ import annotations

import os
import re
from typing import Iterable, Mapping

from lakehouse_ingest.contract import Server

_HIDDEN = "***"
_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
_ASSIGNED = re.compile(r"(?i)\b(password|passwd|pwd|secret|token|api[_-]?key|secret[_-]?key)(\s*[=:]\s*)(\"[^\"]*\"|'[^']*'|[^\s,;&)]+)")


def without_secrets(text: str, servers: Iterable[Server], environment: Mapping[str, str] = os.environ) -> str:
    """Hides what servers of the contract take from the environment, user and password in addresses, and assignments like `password=…`."""
    values = {environment.get(str(value), "") for server in servers for name, value in server.settings.items() if name.endswith("Env")}
    for value in sorted(filter(None, values), key=len, reverse=True):
        text = text.replace(value, _HIDDEN)
    return _ASSIGNED.sub(rf"\1\2{_HIDDEN}", _IN_URL.sub(f"{_HIDDEN}@", text))
