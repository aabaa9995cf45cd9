import sys

from lakehouse_maintain.cli import main

sys.exit(main())
