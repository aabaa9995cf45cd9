"""The default arguments of a Glue job. Some Spark settings are fixed when the session starts, so only arguments can give them."""

from __future__ import annotations

from typing import Optional
from urllib.parse import urlparse

from lakehouse_ingest.errors import IngestError

CATALOG = "glue_catalog"
#: Not among the modules that Glue brings.
MODULES = ("openlineage-python==1.43.0",)


def glue_arguments(
    warehouse: str, *, packages: str = "", account: Optional[str] = None, contract: str = "", temporary: str = "", event_logs: str = ""
) -> dict[str, str]:
    """Default arguments of a job of type glueetl, Glue 5.1 or newer, by name.

    `warehouse`: s3://bucket/prefix, below which tables get their locations (`<warehouse>/<database>.db/<table>`, unless the Glue database has a
    location of its own), or the ARN of an S3 table bucket, which decides locations itself. `packages`: where lakehouse_ingest.zip is. `account`: id of
    another account's Glue catalog. `contract`, `temporary` (--TempDir), `event_logs`: s3:// addresses, left out when empty.

    Raises IngestError for a warehouse that is neither. Secrets are never arguments: Glue shows arguments and may log them.
    """
    settings = [f"{key}={value}" for key, value in spark_settings(warehouse, account).items()]
    arguments = {
        "--datalake-formats": "iceberg",
        # One argument can come only once, so its value chains the others.
        "--conf": " --conf ".join(settings),
        "--additional-python-modules": ",".join(MODULES),
        "--job-language": "python",
        "--enable-metrics": "true",
        "--enable-observability-metrics": "true",
        "--enable-continuous-cloudwatch-log": "true",
    }
    if event_logs:
        arguments.update({"--enable-spark-ui": "true", "--spark-event-logs-path": event_logs})
    optional = {"--extra-py-files": packages, "--TempDir": temporary, "--contract": contract}
    return {**arguments, **{name: value for name, value in optional.items() if value}}


def spark_settings(warehouse: str, account: Optional[str] = None) -> dict[str, str]:
    """The settings of the session: Iceberg over the Glue catalog as `glue_catalog`, files by Iceberg's own S3 client, times in UTC."""
    prefix = f"spark.sql.catalog.{CATALOG}"
    table_bucket = _table_bucket(warehouse)
    catalog_id = table_bucket or account
    return {
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        prefix: "org.apache.iceberg.spark.SparkCatalog",
        f"{prefix}.catalog-impl": "org.apache.iceberg.aws.glue.GlueCatalog",
        f"{prefix}.io-impl": "org.apache.iceberg.aws.s3.S3FileIO",
        f"{prefix}.warehouse": warehouse.rstrip("/"),
        **({f"{prefix}.glue.id": catalog_id} if catalog_id else {}),
        "spark.sql.session.timeZone": "UTC",
    }


def _table_bucket(warehouse: str) -> Optional[str]:
    """The Glue catalog of an S3 table bucket, `<account>:s3tablescatalog/<bucket>`; None for an ordinary bucket."""
    if warehouse.startswith("arn:") and ":s3tables:" in warehouse:
        account, bucket = warehouse.split(":", 5)[4:]
        return f"{account}:s3tablescatalog/{bucket.split('/')[-1]}"
    address = urlparse(warehouse)
    if address.scheme == "s3" and address.netloc:
        return None
    raise IngestError(f"The warehouse {warehouse} is neither s3://bucket/prefix nor the ARN of an S3 table bucket: give one of the two.")
