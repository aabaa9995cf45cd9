import sys
from pathlib import Path

# The hostile texts are those of the other generated files.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "platform"))
