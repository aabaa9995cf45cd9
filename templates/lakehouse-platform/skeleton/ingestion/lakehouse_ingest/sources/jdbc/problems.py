"""What a database or its driver said, in a sentence for people: never a stack trace, never a password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from lakehouse_ingest.java_errors import java_causes
from lakehouse_ingest.sources.jdbc.dialect import (
    DENIED,
    LOCKED,
    MISSING,
    NO_DATABASE,
    PASSWORD,
    TIMEOUT,
    UNREACHABLE,
    JdbcDialect,
    SqlProblem,
)

#: Trying again does not help: nobody listens there, or there is no such host.
_HOPELESS = ("ConnectException", "UnknownHostException", "NoRouteToHostException")


@dataclass(frozen=True)
class Place:
    """What was asked, for sentences. `table`: schema and table, or empty before a table is asked for."""

    server: str
    host: str
    port: int
    database: str
    user: str
    table: str = ""


def sql_problem(jvm: Any, error: Exception) -> Optional[SqlProblem]:
    """The innermost SQLException of an error of the JVM."""
    kind = jvm.java.lang.Class.forName("java.sql.SQLException")
    found = None
    for cause in java_causes(error):
        if kind.isInstance(cause):
            found = SqlProblem(cause.getSQLState() or "", cause.getErrorCode(), _one_line(cause.getMessage()))
    return found


def is_passing(jvm: Any, error: Exception, dialect: JdbcDialect) -> bool:
    """Whether the server may answer a little later: it is waking up, or the way to it broke."""
    problem = sql_problem(jvm, error)
    if problem is None or dialect.problem(problem) != UNREACHABLE:
        return False
    return not any(cause.getClass().getSimpleName() in _HOPELESS for cause in java_causes(error))


def sentence(jvm: Any, error: Exception, dialect: JdbcDialect, place: Place) -> str:
    problem = sql_problem(jvm, error)
    if problem is None:
        return f"{dialect.name} cannot be read: {_one_line(str(error))}"
    kind = dialect.problem(problem)
    known = _known(kind, place, problem) if kind else None
    return known or f"{dialect.name} says {problem.message}"


def _known(kind: str, place: Place, problem: SqlProblem) -> Optional[str]:
    at = f"{place.host}:{place.port}"
    return {
        UNREACHABLE: f"Server {place.server} ({at}) cannot be reached: {problem.message} Is it running, and is the way to it open?",
        PASSWORD: f"Server {place.server} ({at}) refuses user {place.user}: check the user and the password that the contract refers to.",
        NO_DATABASE: f"Server {place.server} ({at}) has no database {place.database}: correct `database` in the contract.",
        MISSING: f"Table {place.table} does not exist in {place.database}: correct its `physicalName`, or `schema` of server {place.server}.",
        DENIED: f"User {place.user} may not read {place.table or place.database}: {problem.message} Grant SELECT on it.",
        TIMEOUT: f"Reading {place.table} took longer than lakehouse.statementTimeout of server {place.server} allows: raise it, or read in more parts.",
        LOCKED: f"Table {place.table} was locked by somebody else for too long: load again later.",
    }.get(kind)


def _one_line(text: Optional[str]) -> str:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    said = lines[0][:300] if lines else "no reason given"
    return said if said.endswith(".") else f"{said}."
