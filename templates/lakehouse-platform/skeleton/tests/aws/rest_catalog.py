"""Iceberg's own REST catalog server, in a process of its own: unlike the emulated Glue it refuses a commit against a state that is not the newest."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Iterator
from urllib.error import URLError
from urllib.request import urlopen

from jars import bring


def rest_catalog(folder: Path) -> Iterator[str]:
    """Starts the server over a JDBC catalog in `folder`; gives its address."""
    import pyspark

    from lakehouse_local.problems import use_java

    hadoop = Path(pyspark.__file__).parent / "jars"
    jars = [*bring("rest"), *hadoop.glob("hadoop-client-*.jar"), *hadoop.glob("commons-logging-*.jar")]
    port = _free_port()
    environment = {
        **os.environ,
        "CATALOG_CATALOG_NAME": "shared",
        "CATALOG_CATALOG__IMPL": "org.apache.iceberg.jdbc.JdbcCatalog",
        "CATALOG_URI": f"jdbc:sqlite:{folder}/catalog.db",
        "CATALOG_JDBC_SCHEMA__VERSION": "V1",
        "CATALOG_WAREHOUSE": f"file://{folder}/warehouse",
        "CATALOG_REST_PORT": str(port),
    }
    java = [str(Path(use_java()) / "bin" / "java"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [*java, "-cp", ":".join(map(str, jars)), "org.apache.iceberg.rest.RESTCatalogServer"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield _answering(f"http://127.0.0.1:{port}", server, folder / "server.log")
    finally:
        server.terminate()
        server.wait()


def _answering(address: str, server: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()[-2000:]
        try:
            with urlopen(f"{address}/v1/config"):
                return address
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"The REST catalog did not answer. {log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
