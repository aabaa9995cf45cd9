from __future__ import annotations

import importlib.util
from typing import Iterator

import pytest

from emulation import Aws, emulated
from job import Job, emulated_settings
from needs import missing


@pytest.fixture(scope="session")
def aws() -> Iterator[Aws]:
    yield from emulated("lake")


@pytest.fixture(scope="session")
def job(aws: Aws, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The job over the emulated Glue catalog."""
    if importlib.util.find_spec("pyspark") is None:
        missing("pyspark is missing: run make setup")
    from lakehouse_ingest.glue import glue_arguments

    arguments = glue_arguments("s3://lake/warehouse")
    return Job(tmp_path_factory.mktemp("job"), arguments, emulated_settings(aws.endpoint), aws.environment)
