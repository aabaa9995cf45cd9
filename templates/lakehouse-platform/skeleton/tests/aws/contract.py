"""A contract with two tables, as it lies in the bucket of a platform."""

from __future__ import annotations

from typing import Any

import yaml

ADDRESS = "s3://lake/platform/contracts/crm.odcs.yaml"
KEY = "platform/contracts/crm.odcs.yaml"


def contract(*servers: dict[str, Any]) -> str:
    return yaml.safe_dump(
        {
            "apiVersion": "v3.1.0",
            "kind": "DataContract",
            "id": "crm",
            "name": "crm",
            "version": "1.0.0",
            "status": "active",
            "servers": list(servers),
            "schema": [
                _table("customers", {"city": ("string", "text"), "credit": ("number", "numeric(12,2)"), "joined_at": ("timestamp", "timestamp with time zone")}),
                _table("notes", {"note": ("string", "text")}),
            ],
        },
        sort_keys=False,
    )


def _table(name: str, columns: dict[str, tuple[str, str]]) -> dict[str, Any]:
    key = {"name": "id", "logicalType": "integer", "physicalType": "integer", "primaryKey": True, "primaryKeyPosition": 1, "required": True}
    others = [{"name": column, "logicalType": logical, "physicalType": physical} for column, (logical, physical) in columns.items()]
    return {"name": name, "properties": [key, *others]}
