"""Loads that are killed, and writers that come in between."""

from __future__ import annotations

from typing import Optional


class Killed(BaseException):
    """The process is gone: no handler of the load may see it as an error and tidy up."""


class KillAt:
    """Kills the load when it reaches a step for the first time; knows which steps were reached."""

    def __init__(self, step: Optional[str] = None) -> None:
        self.step = step
        self.steps: list[str] = []

    def __call__(self, step: str) -> None:
        self.steps.append(step)
        if step == self.step:
            raise Killed
