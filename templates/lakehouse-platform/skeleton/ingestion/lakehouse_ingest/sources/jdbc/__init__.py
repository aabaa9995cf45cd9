"""Databases, read by JDBC."""
