#!/usr/bin/env bash
# Find or get a Chromium for the tests: browser.sh VENV. Its path goes to VENV/chromium.
# In order: CHROMIUM from the environment, one that is there, Debian's package, Playwright's own download.
set -uo pipefail
venv=$1 note=$venv/chromium

works() { [ -n "${1:-}" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }
found() { printf '%s\n' "$1" >"$note"; echo "· browser for the tests: $1"; exit 0; }
installed() { for name in chromium chromium-browser google-chrome-stable google-chrome; do
  path=$(command -v "$name" || true); if works "$path"; then echo "$path"; return; fi; done; }

if works "${CHROMIUM:-}"; then found "$CHROMIUM"; fi
path=$(installed); if [ -n "$path" ]; then found "$path"; fi

if command -v apt-get >/dev/null 2>&1; then
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  echo "· installing Chromium from the distribution's packages"
  if $sudo apt-get update -qq >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium >/dev/null 2>&1 || true
  fi
  path=$(installed); if [ -n "$path" ]; then found "$path"; fi
fi

echo "· downloading Playwright's Chromium"
if "$venv/bin/python" -m playwright install chromium >/dev/null 2>&1; then
  path=$("$venv/bin/python" -c 'from playwright.sync_api import sync_playwright as p
with p() as one: print(one.chromium.executable_path)' 2>/dev/null)
  if works "$path"; then found "$path"; fi
fi

cat >&2 <<'TXT'
The tests need a real Chromium and none could be found or installed. Do one of these, then run make test again:
  - install the package `chromium` of your system (Debian, Ubuntu: apt-get install chromium),
  - or: .venv/bin/python -m playwright install --with-deps chromium,
  - or name one that you have: CHROMIUM=/path/to/chromium make test
TXT
exit 1
