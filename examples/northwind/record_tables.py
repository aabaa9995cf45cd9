"""Prints namespace, name and metadata location of every table of a local lakehouse as JSON. Argument: the platform repository.

Run it when no other process has the catalog open: it also puts the file back from write-ahead log to one file.
"""

import json
import sqlite3
import sys

with sqlite3.connect(f"{sys.argv[1]}/.lakehouse/catalog.db") as catalog:
    catalog.execute("PRAGMA journal_mode = DELETE")
    print(json.dumps(catalog.execute("SELECT table_namespace, table_name, metadata_location FROM iceberg_tables").fetchall()))
