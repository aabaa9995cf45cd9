"""What people do by hand in the recorded lakehouse: compact one table, make another one that is in no contract.

Arguments: the platform repository, the folder of the jars.
"""

import sys
from pathlib import Path

from lakehouse_ingest.session import local_session

home = Path(sys.argv[1]) / ".lakehouse"
# Compaction opens the catalog a second time in this process: with a write-ahead log, SQLite lets one read while the other writes.
uri = f"jdbc:sqlite:{home / 'catalog.db'}?journal_mode=WAL"
spark = local_session(home, Path(sys.argv[2]), extra={"spark.sql.catalog.lake.uri": uri})
spark.sql("CALL lake.system.rewrite_data_files(table => 'raw_northwind.suppliers', options => map('rewrite-all', 'true'))")
spark.sql(
    """CREATE TABLE lake.marts.scratch_top_customers USING iceberg COMMENT 'Made by hand for a meeting' AS
    SELECT customer_id, sum(revenue) AS revenue FROM lake.marts.fct_order_lines GROUP BY customer_id ORDER BY revenue DESC LIMIT 20"""
)
spark.stop()
