"""jobs/<name>/job.yaml: what a job does. The generator checks all of it; here it is what a run needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, NoReturn, Optional, Sequence

import yaml

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.suggestions import did_you_mean

FILE = "job.yaml"
SQL, RULES = "transform.sql", "rules.dqdl"
_TARGET = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_COLUMN = re.compile(r"[a-z_][a-z0-9_]*")
#: Namespaces that loads and dbt write.
_OF_THE_PLATFORM = re.compile(r"landing|vault|default|(raw|staging)_.*")


@dataclass(frozen=True)
class Job:
    """`source`: of a job that loads one. `target`, `keys` (None: all rows are replaced) and the two texts: of a transformation."""

    name: str
    kind: str
    source: str = ""
    target: str = ""
    keys: Optional[Sequence[str]] = None
    sql: str = ""
    rules: str = ""


def job_folder(repository: Path, name: Optional[str]) -> Path:
    """The folder of a job. Raises IngestError when the name is missing or unknown."""
    known = sorted(path.parent.name for path in (repository / "jobs").glob(f"*/{FILE}"))
    if not known:
        raise IngestError("There is no job in jobs/: add one first.")
    if not name:
        raise IngestError(f"JOB is missing: make job JOB=<name>, where the name is one of {', '.join(known)}.")
    if name not in known:
        raise IngestError(f"There is no job {name}. {did_you_mean(name, known)}")
    return repository / "jobs" / name


def read_job(folder: Path) -> Job:
    """Raises IngestError that names file, field and fix."""
    path = folder / FILE
    reader = _Reader(f"jobs/{folder.name}/{FILE}", _mapping(path, folder.name))
    kind = reader.one_of("kind", ("source", "transformation"))
    if kind == "source":
        return Job(folder.name, kind, source=reader.text("source", r".+", "the name of a contract in contracts/"))
    target = reader.text("target", _TARGET.pattern, "namespace.table in lower case, such as marts.daily_revenue")
    if _OF_THE_PLATFORM.fullmatch(target.split(".")[0]):
        reader.refuse("target", "loads and dbt write that namespace: use marts, or a namespace of your own")
    write = reader.inner("write")
    keys = write.names("keys") if write.one_of("mode", ("replace", "merge")) == "merge" else None
    return Job(folder.name, kind, "", target, keys, _text(folder, SQL), _text(folder, RULES))


@dataclass(frozen=True)
class _Reader:
    file: str
    fields: Mapping[str, Any]
    prefix: str = ""

    def refuse(self, field: str, fix: str) -> NoReturn:
        raise IngestError(f"{self.file}: {self.prefix}{field} cannot be used: {fix}.")

    def text(self, field: str, pattern: str, what: str) -> str:
        value = self.fields.get(field)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            self.refuse(field, f"write {what}")
        return value

    def one_of(self, field: str, values: Sequence[str]) -> str:
        return self.text(field, "|".join(map(re.escape, values)), " or ".join(values))

    def inner(self, field: str) -> _Reader:
        value = self.fields.get(field)
        if not isinstance(value, dict):
            self.refuse(field, f"write {field} with its fields below it")
        return _Reader(self.file, value, f"{self.prefix}{field}.")

    def names(self, field: str) -> list[str]:
        value = self.fields.get(field)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and _COLUMN.fullmatch(one) for one in value):
            self.refuse(field, "list columns in lower case letters, digits and _")
        return value


def _mapping(path: Path, name: str) -> Mapping[str, Any]:
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise IngestError(f"jobs/{name}/{FILE} cannot be read ({' '.join(str(error).split())}): correct it.") from None
    if not isinstance(value, dict):
        raise IngestError(f"jobs/{name}/{FILE} holds no settings: write version, kind and the others, one per line.")
    return value


def _text(folder: Path, file: str) -> str:
    try:
        return (folder / file).read_text(encoding="utf-8")
    except OSError:
        raise IngestError(f"jobs/{folder.name}/{file} is missing: a transformation needs it.") from None
