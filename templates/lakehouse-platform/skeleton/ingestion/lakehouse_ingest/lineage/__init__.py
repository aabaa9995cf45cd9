"""OpenLineage events of a load: one START and one COMPLETE or FAIL per table."""
