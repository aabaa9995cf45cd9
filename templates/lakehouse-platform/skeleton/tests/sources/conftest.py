"""The small source of the ingestion tests, for what is special to a kind of source."""

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from ingestion.conftest import source  # noqa: F401

# No test depends on how fast this machine is, or on luck.
hypothesis.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("repeatable")
