"""Runs one job on this machine."""
import sys

from lakehouse_jobs.cli import main

sys.exit(main())
