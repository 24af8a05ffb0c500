#!/usr/bin/env bash
# Find or get an nginx for the tests: nginx.sh VENV. Its path goes to VENV/nginx.path.
# In order: NGINX from the environment, one that is there, Debian's package, unpacked into VENV: nothing is installed or
# started. CI (CI=true) fails without one, a person is told.
set -uo pipefail
venv=$(cd "$1" && pwd) note=$1/nginx.path

works() { [ -n "${1:-}" ] && [ -x "$1" ] && "$1" -v >/dev/null 2>&1; }
found() { printf '%s\n' "$1" >"$note"; echo "· nginx for the tests: $1"; exit 0; }

for path in "${NGINX:-}" "$(command -v nginx || true)" /usr/sbin/nginx "$venv/nginx/usr/sbin/nginx"; do
  if works "$path"; then found "$path"; fi
done

if command -v apt-get >/dev/null 2>&1; then
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  echo "· unpacking nginx from the distribution's package"
  mkdir -p "$venv/nginx"
  $sudo apt-get update -qq >/dev/null 2>&1 || true
  if (cd "$venv/nginx" && apt-get download -qq nginx >/dev/null 2>&1 && dpkg -x nginx_*.deb .); then
    path=$venv/nginx/usr/sbin/nginx
    if works "$path"; then found "$path"; fi
  fi
fi

rm -f "$note"
echo "No nginx: what the published lines for it do is not tested. On Debian and Ubuntu: apt-get install nginx-light;
elsewhere name one that you have: NGINX=/path/to/nginx make test" >&2
[ "${CI:-}" != true ]
