"""The contract of a job, and the lakehouse.yaml of its platform, brought from S3."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from lakehouse_ingest.errors import IngestError


def fetched(address: str, folder: Path) -> Path:
    """The contract as a local file. Of an s3:// address the platform's folders are kept: `<folder>/contracts/<file>` and `<folder>/lakehouse.yaml`.

    Raises IngestError when the contract cannot be read.
    """
    url = urlparse(address)
    if url.scheme not in ("s3", "s3a"):
        return Path(address)
    client, key = s3_client(), url.path.lstrip("/")
    contract = folder / "contracts" / key.rsplit("/", 1)[-1]
    contract.parent.mkdir(parents=True, exist_ok=True)
    reason = copied(client, url.netloc, key, contract)
    if reason:
        raise IngestError(f"The contract {address} cannot be read ({reason}): is it there, and may the role of the job read it?")
    platform = "/".join(key.split("/")[:-2])
    # Without it the lineage names the catalog by its default; nothing else needs it.
    copied(client, url.netloc, f"{platform}/lakehouse.yaml".lstrip("/"), folder / "lakehouse.yaml")
    return contract


def s3_client() -> Any:
    import boto3  # Glue has it; only a job that reads S3 needs it.

    return boto3.client("s3")


def copied(client: Any, bucket: str, key: str, target: Path) -> str:
    """Copies an object to a file; returns why it could not, or an empty text."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        target.write_bytes(client.get_object(Bucket=bucket, Key=key)["Body"].read())
    except ClientError as error:
        return str(error.response.get("Error", {}).get("Code", "unknown error"))
    except BotoCoreError as error:
        return type(error).__name__
    return ""
