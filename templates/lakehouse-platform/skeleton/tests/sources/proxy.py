"""A door to a server that slams shut a few times before it opens, as that of a database which is waking up."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import Iterator


@contextmanager
def slow_door(host: str, port: int, slams: int) -> Iterator[int]:
    """Yields the port of the door on this machine."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        left = slams
        while True:
            try:
                visitor, _ = door.accept()
            except OSError:
                return
            if left:
                left -= 1
                visitor.close()
                continue
            server = socket.create_connection((host, port))
            for one, other in ((visitor, server), (server, visitor)):
                threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield door.getsockname()[1]
    finally:
        door.close()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
    except OSError:
        pass
    finally:
        other.close()
