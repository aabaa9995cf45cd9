import sys

from lakehouse_ingest.cli import main

sys.exit(main())
