"""What dbt-athena really sends to Athena, in the first run and in later ones: golden files, and every query and insert is Trino's own grammar.

Glue and S3 are emulated by moto. `LAKEHOUSE_UPDATE_GOLDEN=1 python -m pytest tests/targets/test_athena.py` writes the files anew.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
from pathlib import Path

import pytest

from needs import missing
from shop_project import Project, dbt

GOLDEN = Path(__file__).parent / "golden" / "athena.sql"
SHOWN = ["stg_shop__customers", "hub_customer", "lnk_order_line", "sat_customer", "eff_order_customer"]
#: Athena's own statements, which Trino does not know.
ATHENAS_OWN = re.compile(r"(alter table `|create schema if not exists `)")


@pytest.fixture(scope="module")
def sent(project: Project) -> list[str]:
    if importlib.util.find_spec("dbt.adapters.athena") is None or importlib.util.find_spec("moto") is None:
        missing("dbt-athena or moto is missing: run make setup TARGETS=all")
    from athena import Athena
    from moto.server import ThreadedMotoServer

    import boto3

    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    keys = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in keys.items():
            patch.setenv(name, value)
        glue, s3 = (boto3.client(service, region_name="eu-central-1") for service in ("glue", "s3"))
        s3.create_bucket(Bucket="lake", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        for name in ("staging", "staging_shop", "vault", "marts"):
            glue.create_database(DatabaseInput={"Name": name})
        athena = Athena(glue)
        patch.setenv("AWS_ENDPOINT_URL_ATHENA", athena.endpoint)
        for incremental in (False, True):
            variables = json.dumps({"offline": True, "offline_incremental": incremental})
            arguments = ["--quiet", "run", "--target", "athena", "--threads", "1", "--vars", variables, "--select", *SHOWN]
            dbt([*arguments, "--project-dir", str(project.dbt), "--profiles-dir", str(project.dbt)])
    athena.stop()
    moto.stop()
    return athena.statements


def fixed(statement: str) -> str:
    """Without what differs from run to run: locations and the number of the batch."""
    statement = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<unique>", statement)
    return re.sub(r"\b1[0-9]{15}\b", "<batch>", "\n".join(line.rstrip() for line in statement.splitlines() if line.strip()))


def test_the_statements_are_the_golden_ones(sent: list[str]):
    written = ";\n\n".join(map(fixed, sent)) + ";\n"
    if os.environ.get("LAKEHOUSE_UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_vault_tables_are_made_once_and_then_only_appended_to(sent: list[str]):
    made = [statement for statement in sent if statement.startswith("create table") and "__dbt_tmp" not in statement.split("\n")[0]]
    assert len(made) == len(SHOWN) and all("table_type='iceberg'" in statement for statement in made)
    assert len([statement for statement in sent if statement.startswith("insert into")]) >= len(SHOWN)
    assert not [statement for statement in sent if re.match(r"(merge|delete|update|drop)\b", statement)]


def test_trino_parses_them(sent: list[str], trino):
    for statement in sent:
        if not ATHENAS_OWN.match(statement):
            trino.parse(statement)
