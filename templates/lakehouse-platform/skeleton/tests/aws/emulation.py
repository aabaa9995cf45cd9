"""AWS as moto emulates it, in this process: Glue, S3, Secrets Manager. One writer only: its Glue takes every commit, whatever was read before."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from needs import missing

REGION = "eu-central-1"
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION}


@dataclass(frozen=True)
class Aws:
    endpoint: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to take the emulation for AWS."""
        return {**KEYS, "AWS_ENDPOINT_URL": self.endpoint, "AWS_EC2_METADATA_DISABLED": "true"}

    def client(self, service: str) -> Any:
        import boto3

        return boto3.client(service, endpoint_url=self.endpoint, region_name=REGION, aws_access_key_id="testing", aws_secret_access_key="testing")

    def put(self, bucket: str, key: str, text: str) -> None:
        self.client("s3").put_object(Bucket=bucket, Key=key, Body=text.encode())

    def secret(self, name: str, values: Mapping[str, Any]) -> str:
        """ARN of a new secret."""
        return str(self.client("secretsmanager").create_secret(Name=name, SecretString=json.dumps(values))["ARN"])

    def catalog(self) -> Any:
        """The Glue catalog as pyiceberg reads it."""
        from pyiceberg.catalog import load_catalog

        keys = {f"{service}.{name}": "testing" for service in ("glue", "s3") for name in ("access-key-id", "secret-access-key")}
        endpoints = {"glue.endpoint": self.endpoint, "s3.endpoint": self.endpoint, "glue.region": REGION, "s3.region": REGION}
        return load_catalog("glue", type="glue", **keys, **endpoints)


def emulated(bucket: str) -> Iterator[Aws]:
    """Starts the emulation with an empty bucket."""
    try:
        from moto.server import ThreadedMotoServer
    except ImportError:
        missing("moto is missing: run make setup TARGETS=all")
    # moto signs nothing, but boto3 wants keys.
    os.environ.update({name: value for name, value in KEYS.items() if name not in os.environ})
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    aws = Aws(f"http://{host}:{port}")
    aws.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield aws
    server.stop()
