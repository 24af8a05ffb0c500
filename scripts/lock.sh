#!/usr/bin/env bash
# Write the lock files anew: lock.sh VENV. Hashes of every platform, no registry's address.
set -euo pipefail
venv=$1 tools=$venv/lock
UV=0.13.9 # another version may write other lines
[ -x "$tools/bin/uv" ] || python3 -m venv "$tools"
"$tools/bin/pip" install --quiet "uv==$UV"
compile() { "$tools/bin/uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11.0 \
  --custom-compile-command "make lock" pyproject.toml "$@"; }
compile --output-file requirements.txt
compile --extra test --constraint requirements.txt --output-file requirements-test.txt
compile --extra audit --constraint requirements.txt --output-file requirements-audit.txt
# With ProperDocs in place of MkDocs, which the theme and mkdocs-static-i18n still name among what they need.
compile --extra properdocs --constraint requirements.txt --override <(echo "mkdocs ; python_version < '3'") \
  --output-file requirements-properdocs.txt
