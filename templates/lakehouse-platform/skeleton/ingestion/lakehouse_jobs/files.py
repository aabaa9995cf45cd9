"""The files of a job, brought from S3."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlparse

from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.glue.files import copied, s3_client
from lakehouse_jobs.settings import FILE, RULES, SQL


def fetched_job(address: str, folder: Path) -> Path:
    """The folder of the job whose job.yaml is at the address, as a local one of the same name. Raises IngestError when the settings cannot be read."""
    url = urlparse(address)
    if url.scheme not in ("s3", "s3a"):
        return Path(address).parent
    parent = url.path.lstrip("/").rpartition("/")[0]
    target = folder / (parent.rpartition("/")[2] or "job")
    target.mkdir(parents=True, exist_ok=True)
    client = s3_client()
    reason = copied(client, url.netloc, url.path.lstrip("/"), target / FILE)
    if reason:
        raise IngestError(f"The settings {address} cannot be read ({reason}): are they there, and may the role of the job read them?")
    for file in (SQL, RULES):
        # A job that loads a source has neither; of one that needs them it is said when it is read.
        copied(client, url.netloc, f"{parent}/{file}".lstrip("/"), target / file)
    return target
