"""
Random histories against a brute-force reading, in the nightly run and in CI.

    make histories COUNT=100000 [SEED=1]

Many histories share the tables of a world. In each world dbt is stopped at random: some models of a run do not run, or run while
later ones do not. A history that ends wrong is made as small as it can be and printed in the notation of the case files.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Sequence

from history_world import HistoryWorld
from random_histories import ARRIVALS, LOADS, History, random_history

WORLD_SIZE = 2500


@dataclass(frozen=True)
class Plan:
    """What happens in a world besides its rows: per load the models that run (None: all), and the snapshots that are asked for."""

    seed: str
    arrival: str
    runs: tuple[Optional[tuple[str, ...]], ...]
    snapshots: tuple[tuple[float, ...], ...]

    def __str__(self) -> str:
        runs = "; ".join("all" if models is None else ", ".join(models) or "nothing" for models in self.runs)
        return f"seed {self.seed}, {self.arrival}, snapshots {list(self.snapshots)}, models per run: {runs}"


def plan(seed: str, arrival: str) -> Plan:
    rng = random.Random(f"plan {seed}")
    built: set[str] = set()
    runs: list[Optional[tuple[str, ...]]] = []
    for _ in range(LOADS):
        chosen = HistoryWorld.some_models(rng, built) if rng.random() < 0.7 else None
        built.update(HistoryWorld.models if chosen is None else chosen)
        runs.append(chosen)
    moments = [number + 0.5 for number in range(14)] + [float(number) for number in range(1, 13)]
    snapshots = tuple(tuple(rng.sample(moments, 2)) for _ in range(LOADS))
    return Plan(seed, arrival, tuple(runs), snapshots)


def world_of(seed: str, arrival: str, count: int) -> tuple[Plan, list[History]]:
    rng = random.Random(f"rows {seed}")
    return plan(seed, arrival), [random_history(rng, f"h{number}", ARRIVALS[arrival]) for number in range(count)]


def problems(plan: Plan, histories: Sequence[History]) -> dict[str, str]:
    """Key of a history that ended wrong -> what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        world = HistoryWorld(Path(folder) / "world", histories)
        for load, (models, snapshots) in enumerate(zip(plan.runs, plan.snapshots)):
            world.load(load, models, snapshots)
        return world.finish()


def smallest(plan: Plan, history: History, tries: int = 12) -> History:
    """The history with as few rows as still end wrong; itself when it is right alone."""
    if not problems(plan, [history]):
        return history
    number = 0
    while number < len(history.rows()) and tries:
        tries -= 1
        smaller = history.without(number)
        if problems(plan, [smaller]):
            history = smaller
        else:
            number += 1
    return history


def check(seed: str, arrival: str, count: int) -> str:
    """What is wrong in a world of so many histories, for people; empty when nothing is."""
    plan, histories = world_of(seed, arrival, count)
    wrong = problems(plan, histories)
    if not wrong:
        return ""
    first = next((history for history in histories if history.key in wrong), None)
    lines = [f"{len(wrong)} of {count} histories ended wrong ({plan})"]
    if first:
        lines += [f"- {wrong[first.key]}", f"- {first.written()}", f"- smallest: {smallest(plan, first).written()}"]
    else:
        lines += [f"- {key}: {text}" for key, text in wrong.items()]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Random histories against a brute-force reading.")
    parser.add_argument("--count", type=int, default=100_000, help="how many histories (default 100000)")
    parser.add_argument("--seed", default=None, help="what the random rows start from; printed when it is not given")
    given = parser.parse_args(arguments)
    seed = given.seed or str(random.SystemRandom().randrange(10**9))
    print(f"{given.count} histories, seed {seed}", flush=True)
    done, failed = 0, 0
    while done < given.count:
        count = min(WORLD_SIZE, given.count - done)
        arrival = list(ARRIVALS)[done // WORLD_SIZE % len(ARRIVALS)]
        text = check(f"{seed}-{done // WORLD_SIZE}", arrival, count)
        done += count
        failed += bool(text)
        print(text or f"{done} histories are right ({arrival})", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
