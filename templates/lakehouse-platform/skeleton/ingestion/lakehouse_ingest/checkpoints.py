"""Named steps of a load, between which it can be stopped without harm."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from types import FrameType
from typing import Callable, Iterator, Optional

#: Called when a step of a load is reached, with its name; may raise Stopped.
Reached = Callable[[str], None]


class Stopped(Exception):
    """A person, or the system, asked the load to stop."""


def pass_by(step: str) -> None:
    """Goes on."""


class StopSwitch:
    """Asks a load to stop at its next step."""

    def __init__(self) -> None:
        self.pulled = False

    def __call__(self, step: str) -> None:
        if self.pulled:
            raise Stopped(f"Stopped {step}. What is loaded is whole; start the load again to go on.")


@contextmanager
def stops_on_signals(say: Callable[[str], None]) -> Iterator[StopSwitch]:
    """Turns Ctrl-C and SIGTERM into a stop at the next step; a second one stops at once (KeyboardInterrupt). Only in the main thread."""
    switch = StopSwitch()

    def pull(number: int, frame: Optional[FrameType]) -> None:
        if switch.pulled:
            raise KeyboardInterrupt
        switch.pulled = True
        say("Stopping at the next step. Ctrl-C again stops at once, which loses no data either.")

    before = {number: signal.signal(number, pull) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield switch
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
