"""Loading on AWS Glue: what a job is given, how it reads it, and how its package is made. The job itself is lakehouse_ingest/glue_job.py."""

from lakehouse_ingest.glue.arguments import glue_arguments

__all__ = ["glue_arguments"]
