"""Which models hang only on tables that were not loaded."""

from __future__ import annotations

from typing import Mapping, Sequence


def only_from(parents: Mapping[str, Sequence[str]], sources: set[str]) -> list[str]:
    """Names of the models all of whose ancestors among the sources are in `sources` (`<schema>.<table>`).

    `parents` is dbt's parent map: node id to the ids it depends on.
    """
    known: dict[str, bool] = {}

    def outdated(node: str) -> bool:
        if node not in known:
            known[node] = False
            if node.startswith("source."):
                known[node] = ".".join(node.split(".")[2:]) in sources
            elif node.startswith("model."):
                above = parents.get(node, [])
                known[node] = bool(above) and all(outdated(parent) for parent in above)
        return known[node]

    return sorted(node.split(".")[2] for node in parents if node.startswith("model.") and outdated(node))
