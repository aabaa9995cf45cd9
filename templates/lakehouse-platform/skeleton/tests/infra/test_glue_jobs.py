"""infra/modules/glue-jobs by the engine itself: OpenTofu or Terraform. No account is needed: the provider gives its schema and is mocked."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from needs import REPOSITORY

MODULE = REPOSITORY / "infra" / "modules" / "glue-jobs"
ENGINE = shutil.which("tofu") or shutil.which("terraform")
pytestmark = pytest.mark.skipif(ENGINE is None, reason="neither tofu nor terraform is on the PATH")


def run(folder, *words: str):
    assert ENGINE is not None
    return subprocess.run([ENGINE, f"-chdir={folder}", *words], capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture
def module(tmp_path):
    return shutil.copytree(MODULE, tmp_path / "module", ignore=shutil.ignore_patterns(".terraform*"))


def test_it_is_formatted():
    done = run(MODULE, "fmt", "-check", "-recursive", "-diff")
    assert done.returncode == 0, done.stdout + done.stderr


def settings(module, jobs: str):
    folder = module / "settings"
    assert run(folder, "init", "-input=false").returncode == 0
    return run(folder, "plan", "-no-color", "-input=false", "-out=plan", f"-var=jobs_folder={module / 'tests' / jobs}")


def test_settings_are_read_and_a_description_stays_text(module):
    done = settings(module, "jobs")
    assert done.returncode == 0, done.stderr
    jobs = json.loads(run(module / "settings", "show", "-json", "plan").stdout)["planned_values"]["outputs"]["jobs"]["value"]
    assert set(jobs) == {"daily_revenue", "load_northwind"}
    assert jobs["daily_revenue"]["description"] == 'Revenue ${env} %{ if true } "quoted" \\ per day'
    assert (jobs["daily_revenue"]["schedule"], jobs["load_northwind"].get("schedule")) == ("cron(0 6 * * ? *)", None)


def test_settings_that_cannot_be_are_refused_with_a_sentence(module):
    done = settings(module, "broken")
    assert done.returncode == 1 and "sizing.workers in a job.yaml has to be from 2 to 299." in done.stderr


@pytest.mark.parametrize(
    "text, region",
    [("region: eu-central-1\n", "eu-central-1"), ("name: platform\n", None)],
)
def test_the_region_is_that_of_the_platform(module, text: str, region):
    (module / "tests" / "lakehouse.yaml").write_text(text)
    done = settings(module, "jobs")
    assert done.returncode == 0, done.stderr
    outputs = json.loads(run(module / "settings", "show", "-json", "plan").stdout)["planned_values"]["outputs"]
    assert outputs.get("region", {}).get("value") == region


def test_a_region_that_is_none_is_refused_with_a_sentence(module):
    (module / "tests" / "lakehouse.yaml").write_text("region: Frankfurt\n")
    done = settings(module, "jobs")
    assert done.returncode == 1 and "region in lakehouse.yaml has to be an AWS region" in done.stderr


def test_the_module_is_valid_and_its_own_tests_pass(module):
    if run(module, "init", "-input=false").returncode != 0:
        pytest.skip("the provider hashicorp/aws cannot be had: give TF_CLI_CONFIG_FILE a mirror, or a network")
    valid = run(module, "validate", "-no-color")
    assert valid.returncode == 0, valid.stdout + valid.stderr
    tested = run(module, "test", "-no-color")
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_its_arguments_are_those_that_the_platform_prints_for_a_job():
    from lakehouse_ingest.glue import glue_arguments
    from lakehouse_ingest.glue.arguments import MODULES, spark_settings

    text = (MODULE / "main.tf").read_text(encoding="utf-8").replace("${local.catalog}", "spark.sql.catalog.glue_catalog").replace("${var.warehouse}", "s3://lake/x")
    for name, value in spark_settings("s3://lake/x").items():
        assert f'"{name}={value}"' in text
    for name in glue_arguments("s3://lake/x", packages="s3://lake/code.zip", temporary="s3://lake/tmp"):
        assert f'"{name}"' in text
    assert f'"{",".join(MODULES)}"' in text
