"""An HTTP receiver of OpenLineage events, as a portal would be one."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver:
    """`status`: what it answers with. `wait`: an event to wait for before it answers."""

    def __init__(self) -> None:
        self.events: list[dict] = []
        self.paths: list[str] = []
        self.status = 201
        self.wait: threading.Event | None = None
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802 - the name is given
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if receiver.wait:
                    receiver.wait.wait(60)
                receiver.paths.append(self.path)
                receiver.events.append(json.loads(body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
