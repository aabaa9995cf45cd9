"""User and password of a database, by reference: arguments, contracts and logs are read by others."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any, Mapping

from lakehouse_ingest.contract import Server
from lakehouse_ingest.errors import IngestError


@dataclass(frozen=True)
class Credentials:
    """`host` and `port`: as the secret has them, or empty. Printing it does not show the password."""

    user: str
    password: str = field(repr=False)
    host: str = ""
    port: str = ""


def credentials(server: Server) -> Credentials:
    """From the secret in AWS Secrets Manager that `lakehouse.secretArn` names, else from the environment variables of the server.

    Raises IngestError that names the setting, never a value.
    """
    arn = server.settings.get("secretArn")
    if arn:
        return _of_secret(server, _secret(server, str(arn)))
    return Credentials(_variable(server, "userEnv"), _variable(server, "passwordEnv"))


def _variable(server: Server, setting: str) -> str:
    variable = server.settings.get(setting)
    if not variable:
        raise IngestError(f"Server {server.name} has no custom property lakehouse.{setting}: add it with the name of an environment variable, or lakehouse.secretArn.")
    if variable not in os.environ:
        raise IngestError(f"The environment variable {variable} is not set: server {server.name} takes its {setting[:-3]} from it.")
    return os.environ[variable]


def _secret(server: Server, arn: str) -> str:
    # Only who keeps secrets there needs the library; the endpoint is the one of the AWS environment.
    try:
        import boto3
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        raise IngestError(f"Server {server.name} has lakehouse.secretArn, and the package boto3 is missing: install boto3, or name environment variables.") from None
    parts = arn.split(":")
    if len(parts) < 7 or parts[2] != "secretsmanager":
        raise IngestError(f"lakehouse.secretArn of server {server.name} is not the ARN of a secret in AWS Secrets Manager.")
    try:
        answer = boto3.client("secretsmanager", region_name=parts[3]).get_secret_value(SecretId=arn)
    except ClientError as error:
        reason = error.response.get("Error", {}).get("Code", "unknown error")
    except BotoCoreError as error:
        reason = type(error).__name__
    else:
        return str(answer.get("SecretString") or "")
    raise IngestError(f"The secret of server {server.name} (lakehouse.secretArn) cannot be read: {reason}. Does it exist, and may this role read it?") from None


def _of_secret(server: Server, text: str) -> Credentials:
    try:
        found: Any = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, Mapping) or not found.get("username") or "password" not in found:
        raise IngestError(f"The secret of server {server.name} (lakehouse.secretArn) is not JSON with username and password.")
    return Credentials(str(found["username"]), str(found["password"]), str(found.get("host") or ""), str(found.get("port") or ""))
