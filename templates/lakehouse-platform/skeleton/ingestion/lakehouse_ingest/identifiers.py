"""Quoting of names in Spark SQL and PostgreSQL."""


def quoted(name: str) -> str:
    """A Spark identifier in back-ticks."""
    return "`" + name.replace("`", "``") + "`"


def text_literal(text: str) -> str:
    """A Spark SQL string literal."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"


def postgres_quoted(name: str) -> str:
    """A PostgreSQL identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'
