#!/usr/bin/env bash
# Find or get the dictionaries of spelling for the tests: dictionaries.sh PYTHON. They are never carried with the project.
# On Debian and Ubuntu their packages; elsewhere what is there. CI (CI=true) fails without them, a person is told.
set -uo pipefail
python=$1

missing() { PYTHONPATH=scripts "$python" -c 'from mosty.checks.spelling import dictionaries as d
print(*(one for one in ("cs", "en") if d.dictionary(one) is None))'; }

if [ -n "$(missing)" ] && command -v apt-get >/dev/null 2>&1; then
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  echo "· installing dictionaries of spelling from the distribution's packages"
  if $sudo apt-get update -qq >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq hunspell-cs hunspell-en-gb >/dev/null 2>&1 || true
  fi
fi
left=$(missing)
[ -n "$left" ] || exit 0
echo "No dictionary of spelling for: $left. Spelling is not tested. On Debian and Ubuntu: apt-get install hunspell-cs hunspell-en-gb;
elsewhere a dictionary of LibreOffice will do: MOSTY_DICTIONARIES=/path/to/its/folder" >&2
[ "${CI:-}" != true ]
