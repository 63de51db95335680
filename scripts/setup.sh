#!/bin/sh
# Make the environment in .venv from requirements.lock. Needs any Python 3 and a package index; brings its own uv.
set -eu
cd "$(dirname "$0")/.."

works() { "$1" --version >/dev/null 2>&1; }

bootstrap_uv() {
    # A uv installed under another Python can be hidden by pyenv's shims, so each candidate is tried for real.
    for candidate in uv .uv/bin/uv .uv/lib/bin/uv; do
        if works "$candidate"; then UV=$candidate; return; fi
    done
    for python in python3 /usr/bin/python3 python3.10 python3.11 python3.12 python3.13 python; do
        works "$python" || continue
        rm -rf .uv
        if "$python" -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip install -q uv; then UV=.uv/bin/uv; return; fi
        rm -rf .uv
        if "$python" -m pip install -q --target .uv/lib uv >/dev/null 2>&1 && works .uv/lib/bin/uv; then
            UV=.uv/lib/bin/uv; return
        fi
    done
    echo "setup: no working Python 3 with venv or pip was found; install one (Debian: apt install python3-venv)" >&2
    exit 1
}

bootstrap_uv
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))'; then
    echo "setup: making .venv with Python 3.10"
    "$UV" venv -q --clear --python 3.10 .venv
fi
echo "setup: installing the locked packages (about 8 GB; a few minutes the first time)"
"$UV" pip sync -q -p .venv requirements.lock
"$UV" pip install -q -p .venv --no-deps -e .
touch .venv/.ready
