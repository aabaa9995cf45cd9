"""An HTTP proxy in which another writer gets in first: the one way to have a commit conflict at a chosen moment."""

from __future__ import annotations

from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Callable, Optional
from urllib.parse import urlparse


class Meddler:
    """Forwards everything to `upstream`. `commits`: path and status of every commit to a table that went through."""

    def __init__(self, upstream: str):
        self.commits: list[tuple[str, int]] = []
        self._upstream = urlparse(upstream).netloc
        self._table, self._meddle = "", lambda: None
        meddler = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None:
                pass

            def _forward(self) -> None:
                meddler._forward(self)

            do_GET = do_POST = do_HEAD = do_DELETE = _forward

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def before_next_commit(self, table: str, meddle: Callable[[], None]) -> None:
        """Calls `meddle` once, when the next commit to `table` has arrived here and not yet upstream."""
        self._table, self._meddle = table, meddle

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _forward(self, request: BaseHTTPRequestHandler) -> None:
        body: Optional[bytes] = request.rfile.read(int(request.headers.get("Content-Length") or 0)) or None
        commits = request.command == "POST" and "/tables/" in request.path
        if commits and self._table and request.path.endswith(f"/tables/{self._table}"):
            self._table, meddle = "", self._meddle
            meddle()
        upstream = HTTPConnection(self._upstream)
        headers = {name: value for name, value in request.headers.items() if name.lower() not in ("host", "connection", "accept-encoding")}
        upstream.request(request.command, request.path, body, headers)
        answer = upstream.getresponse()
        content = answer.read()
        upstream.close()
        if commits:
            self.commits.append((request.path, answer.status))
        request.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                request.send_header(name, value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(content)
