#!/bin/sh
# Calls the `lakehouse` command line: scripts/lakehouse.sh <command or path> <arguments>
set -eu
cli=$1
shift
if ! command -v "$cli" >/dev/null; then
  echo "The command lakehouse is missing: install it with npm install --global @lakehouse/cli, or set LAKEHOUSE_CLI to its path." >&2
  exit 2
fi
exec "$cli" "$@"
