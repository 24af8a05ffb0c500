#!/usr/bin/env bash
# Known vulnerabilities of the locked packages: audit.sh PYTHON VENV. The data are in the internet; without them nothing is
# said of the packages, and a person is not stopped. CI (CI=true) is. In VENV is the auditor alone, locked as all else.
set -uo pipefail
python=$1 venv=$2 status=0
bash scripts/setup.sh "$python" "$venv" requirements-audit.txt || exit 1
for lock in requirements.txt requirements-test.txt; do
  said=$("$venv/bin/pip-audit" --requirement "$lock" --require-hashes --disable-pip --no-deps --progress-spinner off --timeout 15 2>&1)
  code=$?
  # A mirror without the data answers "not found" of every package, and the auditor counts that as clean.
  unknown=$(grep -c 'could not be audited' <<<"$said")
  packages=$(grep -cE '^[A-Za-z0-9][A-Za-z0-9._-]*==' "$lock")
  if [ "$unknown" -ge "$packages" ] || { [ "$code" -ne 0 ] && ! grep -q 'known vulnerabilit' <<<"$said"; }; then
    echo "The data on vulnerabilities cannot be reached: is there a network? Nothing is known of the packages of $lock." >&2
    [ "${CI:-}" != true ] || status=1
    continue
  fi
  echo "· $lock"; printf '%s\n' "$said"
  [ "$code" -eq 0 ] || status=1
done
exit "$status"
