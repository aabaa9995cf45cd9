"""User and password by reference: from the environment, or from AWS Secrets Manager (moto serves it)."""

from __future__ import annotations

import json

import pytest

from lakehouse_ingest.contract import Server
from lakehouse_ingest.errors import IngestError
from lakehouse_ingest.sources.jdbc.credentials import credentials
from needs import missing

PASSWORD = "p'a\"s&s?'; drop"
ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:crm-AbCdEf"


def server(**settings) -> Server:
    return Server("crm", "postgresql", {}, settings)


@pytest.fixture
def secrets(monkeypatch):
    try:
        import boto3
        from moto import mock_aws
    except ImportError:
        missing("boto3 or moto is missing: pip install -r requirements-test.txt")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client = boto3.client("secretsmanager", region_name="eu-west-1")
        yield lambda text: client.create_secret(Name="crm", SecretString=text)["ARN"]


def test_from_the_environment(monkeypatch):
    monkeypatch.setenv("CRM_USER", "reader")
    monkeypatch.setenv("CRM_PASSWORD", PASSWORD)
    found = credentials(server(userEnv="CRM_USER", passwordEnv="CRM_PASSWORD"))
    assert (found.user, found.password) == ("reader", PASSWORD)
    assert "drop" not in repr(found)
    with pytest.raises(IngestError, match="no custom property lakehouse.passwordEnv"):
        credentials(server(userEnv="CRM_USER"))
    monkeypatch.delenv("CRM_PASSWORD")
    with pytest.raises(IngestError, match="CRM_PASSWORD is not set"):
        credentials(server(userEnv="CRM_USER", passwordEnv="CRM_PASSWORD"))


def test_from_a_secret(secrets):
    arn = secrets(json.dumps({"username": "reader", "password": PASSWORD, "host": "db.example.com", "port": 5433, "engine": "postgres"}))
    found = credentials(server(secretArn=arn))
    assert (found.user, found.password, found.host, found.port) == ("reader", PASSWORD, "db.example.com", "5433")


@pytest.mark.parametrize("text", ["plain", "[]", '{"username": "reader"}', '{"password": "p"}'])
def test_a_secret_of_another_shape_is_named_and_not_shown(secrets, text):
    with pytest.raises(IngestError, match="is not JSON with username and password") as failure:
        credentials(server(secretArn=secrets(text)))
    assert "plain" not in str(failure.value)


def test_a_secret_that_cannot_be_read_is_named(secrets):
    with pytest.raises(IngestError, match=r"secret of server crm \(lakehouse.secretArn\) cannot be read: ResourceNotFoundException"):
        credentials(server(secretArn=ARN))
    with pytest.raises(IngestError, match="is not the ARN of a secret") as failure:
        credentials(server(secretArn="hunter2"))
    assert "hunter2" not in str(failure.value)


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "boto3", None)
    with pytest.raises(IngestError, match="the package boto3 is missing"):
        credentials(server(secretArn=ARN))
