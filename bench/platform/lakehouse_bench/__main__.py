import sys

from lakehouse_bench.cli import main

sys.exit(main())
