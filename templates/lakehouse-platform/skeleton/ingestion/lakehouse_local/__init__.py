"""Runs the whole platform on one machine: ingestion and dbt in one JVM."""
