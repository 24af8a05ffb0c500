#!/usr/bin/env bash
# Find or get a Chromium for the tests: browser.sh VENV. Its path goes to VENV/chromium.
# In order: CHROMIUM from the environment, one that is there, Debian's package, Playwright's own download. A distribution keeps
# only its newest Chromium, so no version of it can be pinned: MOSTY_BROWSER=pinned takes Playwright's build alone, whose
# version the lock file fixes, and which one was taken is said.
# Beside it VENV/chromium-shell: the same engine without windows, which opens a fresh profile in a third of the time;
# where the system has none, it is the whole browser.
set -uo pipefail
venv=$1

works() { [ -n "${1:-}" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }
installed() { for name in "$@"; do
  path=$(command -v "$name" || true); if works "$path"; then echo "$path"; return; fi; done; }
whole() { installed chromium chromium-browser google-chrome-stable google-chrome; }
found() {
  path=$1 shell=$1
  if [ -z "${CHROMIUM:-}" ] && [ "${MOSTY_BROWSER:-}" != pinned ]; then
    if command -v apt-get >/dev/null 2>&1 && [ -z "$(installed chromium-headless-shell)" ]; then package chromium-headless-shell; fi
    shell=$(installed chromium-headless-shell); [ -n "$shell" ] || shell=$path
  fi
  printf '%s\n' "$path" >"$venv/chromium"
  printf '%s\n' "$shell" >"$venv/chromium-shell"
  echo "· browser for the tests: $path ($("$path" --version 2>/dev/null | tr -s ' ' | sed 's/ $//'))"; [ "$shell" = "$path" ] || echo "· without windows: $shell"
  exit 0
}
package() {
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  echo "· installing $1 from the distribution's packages"
  if $sudo apt-get update -qq >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "$1" >/dev/null 2>&1 || true
  fi
}

if works "${CHROMIUM:-}"; then found "$CHROMIUM"; fi
pinned=${MOSTY_BROWSER:-}
path=$(whole); if [ -n "$path" ] && [ "$pinned" != pinned ]; then found "$path"; fi

if [ "$pinned" != pinned ] && command -v apt-get >/dev/null 2>&1; then
  package chromium
  path=$(whole); if [ -n "$path" ]; then found "$path"; fi
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
