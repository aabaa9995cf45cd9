"""Athena's API as far as dbt-athena uses it: notes every statement, says that it succeeded, and lets Glue (moto) know of tables that it makes."""

from __future__ import annotations

import json
import re
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

_COMMENT = re.compile(r"\A\s*(/\*.*?\*/|-- /\*.*?\*/\n?)\s*", re.S)
_CREATE = re.compile(r'create table "awsdatacatalog"\."(?P<schema>\w+)"\."(?P<table>\w+)"\s+with \(.*?format=\'parquet\'\s*\)\s+as\s+(?P<query>.*)', re.S)


class Athena:
    """`statements`: what was sent, in order, without dbt's comment. `glue`: client of the emulated Glue."""

    def __init__(self, glue: Any):
        self.statements: list[str] = []
        self._glue = glue
        athena = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def do_POST(self) -> None:
                operation = self.headers["X-Amz-Target"].rsplit(".", 1)[-1]
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                content = json.dumps(athena._answer(operation, asked)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/x-amz-json-1.1")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self._server.server_address[1]}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, operation: str, asked: dict[str, Any]) -> dict[str, Any]:
        if operation == "StartQueryExecution":
            # Athena takes a semicolon at the end, the parser of Trino does not.
            statement = _COMMENT.sub("", asked["QueryString"]).strip().rstrip(";").rstrip()
            self.statements.append(statement)
            self._create(statement)
            return {"QueryExecutionId": str(uuid.uuid4())}
        if operation == "GetQueryExecution":
            return {"QueryExecution": {"Status": {"State": "SUCCEEDED"}, "Statistics": {"DataScannedInBytes": 0}, "StatementType": "DDL"}}
        if operation == "GetQueryResults":
            return {"ResultSet": {"Rows": [], "ResultSetMetadata": {"ColumnInfo": []}}, "UpdateCount": 0}
        if operation == "GetWorkGroup":
            return {"WorkGroup": {"Name": "primary", "Configuration": {"EnforceWorkGroupConfiguration": False}}}
        raise AssertionError(f"dbt-athena asks for {operation}, which is not answered here.")

    def _create(self, statement: str) -> None:
        found = _CREATE.match(statement)
        if found:
            import sqlglot

            names = sqlglot.parse_one(found["query"], dialect="athena").named_selects
            columns = [{"Name": name, "Type": "string"} for name in names]
            table = {"Name": found["table"], "TableType": "EXTERNAL_TABLE", "Parameters": {"table_type": "ICEBERG"}}
            table["StorageDescriptor"] = {"Columns": columns, "Location": "s3://lake/warehouse"}
            self._glue.create_table(DatabaseName=found["schema"], TableInput=table)
