#!/usr/bin/env bash
# What a release consists of, in dist/: release.sh VENV. The site, the wheel of the program, the bill of materials, the
# licences and the sums of all. Nothing is sent anywhere.
set -euo pipefail
venv=$1 out=dist
"$venv/bin/mosty" check --release
"$venv/bin/mosty" build
rm -rf "$out" && mkdir "$out"
version=$("$venv/bin/mosty" --version)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) "$venv/bin/python" -m hatchling build --target wheel --directory "$out"
"$venv/bin/python" - "$out/mosty-site-$version.zip" <<'PY'
import pathlib, sys, zipfile
site = pathlib.Path("site")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as packed:
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        entry = zipfile.ZipInfo(str(file.relative_to(site)))  # of 1980: the same bytes every time
        entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
        packed.writestr(entry, file.read_bytes())
PY
"$venv/bin/mosty" sbom >"$out/mosty-$version.cdx.json"
"$venv/bin/mosty" sbom --licences >"$out/licences.txt"
(cd "$out" && sha256sum -- * >SHA256SUMS)
ls -l "$out"
