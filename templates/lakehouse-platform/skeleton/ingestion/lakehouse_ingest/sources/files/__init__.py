"""Folders of files, local or in an object store."""
