#!/bin/sh
# Resolve pyproject.toml into requirements.lock (with hashes, without naming any package index).
set -eu
cd "$(dirname "$0")/.."
UV=uv; "$UV" --version >/dev/null 2>&1 || UV=.uv/bin/uv
"$UV" pip compile pyproject.toml --extra dev --python-version 3.10 --generate-hashes -q -o requirements.lock "$@"
