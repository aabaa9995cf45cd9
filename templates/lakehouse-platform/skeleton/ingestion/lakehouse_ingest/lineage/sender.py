"""Sends events in the background: a receiver that is slow or down neither stops a load nor holds it up."""

from __future__ import annotations

import logging
import queue
import threading
from typing import Any, Optional, Protocol

_log = logging.getLogger(__name__)
# The client itself tries an event for about ten seconds; after so many in a row the receiver is taken to be down.
_ATTEMPTS = 2
_WAIT_SECONDS = 5.0


class Client(Protocol):
    def emit(self, event: Any) -> Any: ...


class Sender:
    """One thread that sends in order. What is not sent within a few seconds after the load is given up, and said."""

    def __init__(self, client: Client, wait_seconds: Optional[float] = None) -> None:
        self._client = client
        self._wait = _WAIT_SECONDS if wait_seconds is None else wait_seconds
        self._events: queue.Queue[Optional[Any]] = queue.Queue()
        self._sent = self._asked = self._failures = 0
        self._reason = "it is too slow"
        self._thread = threading.Thread(target=self._work, name="lineage", daemon=True)
        self._thread.start()

    def send(self, event: Any) -> None:
        """Returns at once."""
        self._asked += 1
        self._events.put(event)

    def close(self) -> int:
        """Waits for what is under way, at most for some seconds; returns how many events were not sent."""
        self._events.put(None)
        self._thread.join(timeout=self._wait if self._failures == 0 else self._wait / 5)
        missing = self._asked - self._sent
        if missing:
            _log.warning("%d of %d lineage events were not sent: %s.", missing, self._asked, self._reason)
        return missing

    def _work(self) -> None:
        while (event := self._events.get()) is not None:
            if self._failures >= _ATTEMPTS:
                continue
            try:
                self._client.emit(event)
                self._sent, self._failures = self._sent + 1, 0
            except Exception as error:  # noqa: BLE001 - whatever the transport raises, the load goes on
                # Not its text: addresses may carry credentials.
                self._failures, self._reason = self._failures + 1, f"the receiver answered with {type(error).__name__}"
