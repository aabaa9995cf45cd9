"""The Glue job as Glue runs it: spark-submit with the script, the zip of the package, and the arguments that `glue_arguments` prints."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping

from emulation import REGION
from jars import bring
from needs import REPOSITORY

SCRIPT = REPOSITORY / "ingestion" / "lakehouse_ingest" / "glue_job.py"
#: One small JVM; what Glue would take from the job's workers.
_LOCAL = {
    "spark.master": "local[2]",
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.catalogImplementation": "in-memory",
}


@dataclass(frozen=True)
class Job:
    """`arguments`: default arguments of the job. `settings`: further Spark settings, which on AWS are not needed."""

    folder: Path
    arguments: Mapping[str, str]
    settings: Mapping[str, str]
    environment: Mapping[str, str]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A run with arguments of its own, to its end."""
        import pyspark

        from lakehouse_ingest.glue.package import write_package
        from lakehouse_local.problems import use_java

        package = self.folder / "lakehouse_ingest.zip"
        write_package(package)
        submit = str(Path(pyspark.__file__).parent / "bin" / "spark-submit")
        chained = self.arguments["--conf"].split(" --conf ")
        settings = [f"{key}={value}" for key, value in {**_LOCAL, **self.settings}.items()]
        command = [submit, "--jars", ",".join(map(str, bring("glue"))), "--py-files", str(package)]
        for setting in chained + settings:
            command += ["--conf", setting]
        # Glue adds arguments of its own to those of the job.
        command += [str(SCRIPT), "--JOB_NAME", "load", "--JOB_RUN_ID", "jr_1", "--TempDir", "s3://lake/tmp", *arguments]
        environment = {**os.environ, **self.environment, "JAVA_HOME": use_java(), "SPARK_LOCAL_IP": "127.0.0.1"}
        environment.pop("PYTHONPATH", None)
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)


def emulated_settings(endpoint: str) -> dict[str, str]:
    """Points Iceberg's and Hadoop's AWS clients at the emulation. Glue reads s3:// by itself, plain Spark by s3a."""
    catalog = "spark.sql.catalog.glue_catalog"
    return {
        f"{catalog}.glue.endpoint": endpoint,
        f"{catalog}.s3.endpoint": endpoint,
        f"{catalog}.s3.path-style-access": "true",
        f"{catalog}.client.region": REGION,
        "spark.hadoop.fs.s3.impl": "org.apache.hadoop.fs.s3a.S3AFileSystem",
        "spark.hadoop.fs.s3a.endpoint": endpoint,
        "spark.hadoop.fs.s3a.endpoint.region": REGION,
        "spark.hadoop.fs.s3a.path.style.access": "true",
        "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
        "spark.hadoop.fs.s3a.access.key": "testing",
        "spark.hadoop.fs.s3a.secret.key": "testing",
    }
