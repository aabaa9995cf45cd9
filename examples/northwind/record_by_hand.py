"""What people do by hand in the recorded lakehouse: compact one table, make another one that is in no contract.

Prints the metadata locations of all tables as JSON. Arguments: the platform repository, the folder of the jars.
"""

import json
import sqlite3
import sys
from pathlib import Path

from lakehouse_ingest.session import local_session

home = Path(sys.argv[1]) / ".lakehouse"
spark = local_session(home, Path(sys.argv[2]))
spark.sql("CALL lake.system.rewrite_data_files(table => 'raw_northwind.suppliers', options => map('rewrite-all', 'true'))")
spark.sql(
    """CREATE TABLE lake.marts.scratch_top_customers USING iceberg COMMENT 'Made by hand for a meeting' AS
    SELECT customer_id, sum(revenue) AS revenue FROM lake.marts.fct_order_lines GROUP BY customer_id ORDER BY revenue DESC LIMIT 20"""
)
spark.stop()
with sqlite3.connect(home / "catalog.db") as catalog:
    rows = catalog.execute("SELECT table_namespace, table_name, metadata_location FROM iceberg_tables").fetchall()
print("LOCATIONS " + json.dumps(rows))
