"""A real MySQL or MariaDB for the tests, where one is at hand.

LAKEHOUSE_TEST_MYSQL is the address of a server, mysql://user:password@host:port/database; else `mariadbd` is started from the PATH. Not
every machine has it, so without it these tests are left out, in CI too.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Optional
from urllib.parse import unquote, urlparse

import pytest

VARIABLE = "LAKEHOUSE_TEST_MYSQL"
_USER, _PASSWORD = "lake", "lake"


def mysql_drivers() -> list[str]:
    """What the Spark session needs to read from it; nothing when there is no server."""
    from lakehouse_ingest.sources.jdbc.mysql import MySql

    return [MySql().package] if os.environ.get(VARIABLE) or _daemon() else []


@contextmanager
def mysql_server(folder: Path) -> Iterator[str]:
    """The address of a server. One that is started here is stopped here."""
    if os.environ.get(VARIABLE):
        yield os.environ[VARIABLE]
        return
    if not _daemon():
        pytest.skip(f"no MariaDB or MySQL is at hand: install mariadb-server, or set {VARIABLE}")
    with _started(folder) as port:
        yield f"mysql://{_USER}:{_PASSWORD}@127.0.0.1:{port}/lake"


@dataclass
class MySqlServer:
    """Statements go through the JDBC driver that the platform itself uses."""

    connection: Any
    host: str
    port: int
    database: str
    user: str
    password: str

    def run(self, sql: str) -> None:
        statement = self.connection.createStatement()
        try:
            statement.execute(sql)
        finally:
            statement.close()

    def server(self, **changes: Any) -> dict[str, Any]:
        """The server of a contract; sets the environment variables that it names."""
        os.environ["TEST_MYSQL_USER"], os.environ["TEST_MYSQL_PASSWORD"] = self.user, self.password
        names = {"lakehouse.userEnv": "TEST_MYSQL_USER", "lakehouse.passwordEnv": "TEST_MYSQL_PASSWORD"}
        properties = [{"property": name, "value": value} for name, value in names.items()]
        fields = {"server": "shop", "type": "mysql", "host": self.host, "port": self.port, "database": self.database}
        return {**fields, "customProperties": properties, **changes}


def connect(spark: Any, address: str) -> MySqlServer:
    url = urlparse(address)
    properties = spark._jvm.java.util.Properties()
    user, password = unquote(url.username or ""), unquote(url.password or "")
    properties.setProperty("user", user)
    properties.setProperty("password", password)
    database, port = url.path.lstrip("/"), url.port or 3306
    connection = spark._jvm.org.mariadb.jdbc.Driver().connect(f"jdbc:mariadb://{url.hostname}:{port}/{database}", properties)
    return MySqlServer(connection, url.hostname or "", port, database, user, password)


def _daemon() -> Optional[str]:
    return shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def _started(folder: Path) -> Iterator[int]:
    data, first = folder / "data", folder / "first.sql"
    own = [f"--datadir={data}", f"--user={_name()}"]
    install = ["mariadb-install-db", "--no-defaults", *own, "--skip-test-db", "--auth-root-authentication-method=normal"]
    subprocess.run(install, check=True, capture_output=True)
    user = f"{_USER}@'%'"
    lines = ["CREATE DATABASE lake;", f"CREATE USER {user} IDENTIFIED BY '{_PASSWORD}';", f"GRANT ALL ON *.* TO {user} WITH GRANT OPTION;"]
    first.write_text("\n".join(lines) + "\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # A socket of a test folder can have too long a path.
    net = ["--bind-address=127.0.0.1", f"--port={port}", f"--socket=/tmp/lakehouse-test-{port}.sock", "--skip-name-resolve"]
    small = ["--innodb-buffer-pool-size=16M", "--innodb-log-file-size=8M", "--performance-schema=off"]
    server = subprocess.Popen([_daemon() or "", "--no-defaults", *own, *net, *small, f"--init-file={first}"], stderr=(folder / "log").open("wb"))
    try:
        _wait(port, server, folder / "log")
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int, server: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()[-2000:]
        try:
            # The init file has run when connections are taken.
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text()[-2000:])


def _name() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name
