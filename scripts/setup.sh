#!/usr/bin/env bash
# Prepare the virtual environment: setup.sh PYTHON VENV LOCKFILE [PIP'S OPTIONS]. Wheels are checked against the hashes
# of the lock file.
set -euo pipefail
python=$1 venv=$2 lock=$3
shift 3

"$python" - <<'PY' || { echo "Mosty needs Python 3.11 or newer. Install it, or say which one: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
PY
# Before 3.13 Python reads the path to our program in the encoding of the locale, before anything can be set: under
# LC_ALL=C a folder with diacritics on the way stops every command. So the path is written as it leads from its place.
near() {
  "$python" -I - "$venv" <<'PY'
import os, pathlib, sys
for note in pathlib.Path(sys.argv[1]).glob("lib/python3*/site-packages/*mosty*.pth"):
    note.write_bytes(os.fsencode(os.path.relpath(os.path.realpath("scripts"), note.parent.resolve())) + b"\n")
PY
}
near # of an environment that was made before
if [ ! -x "$venv/bin/python" ]; then
  echo "· making $venv"
  "$python" -m venv "$venv" || {
    echo "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf "$venv"; exit 1; }
fi
echo "· installing the packages of $lock (first time: a minute or two)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
"$venv/bin/python" -m pip install --quiet --quiet --require-hashes "$@" --requirement "$lock" || {
  echo "The packages could not be installed. Is there a network? It is needed this once; afterwards everything works without." >&2; exit 1; }
"$venv/bin/python" -m pip install --quiet --quiet --no-deps --no-build-isolation --editable .
near
