#!/usr/bin/env bash
# The hook of git: what is about to be committed is checked first. A blocking problem stops the commit, a warning does not.
# `hook.sh --install` (make hook) puts it among the hooks of this clone; MOSTY and MOSTY_LANG choose command and language.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"

if [ "${1:-}" = "--install" ]; then
  hook="$(git rev-parse --git-path hooks)/pre-commit"
  if [ -e "$hook" ] && ! grep -q "scripts/hook.sh" "$hook"; then
    echo "$hook is there already and is not ours; add this line to it: bash scripts/hook.sh" >&2
    exit 1
  fi
  mkdir -p "$(dirname "$hook")"
  printf '#!/bin/sh\nexec bash scripts/hook.sh\n' >"$hook"
  chmod +x "$hook"
  echo "Every commit in this clone is checked from now on. Once without: git commit --no-verify"
  exit 0
fi

content=(docs glossary.yml mkdocs.yml)
staged=()
while IFS= read -r -d '' file; do
  staged+=("./$file")
done < <(git diff --cached --name-only -z --no-renames --diff-filter=d -- "${content[@]}")
gone="$(git diff --cached --name-only --no-renames --diff-filter=D -- "${content[@]}")"
if [ ${#staged[@]} -eq 0 ] && [ -z "$gone" ]; then
  exit 0
fi

command=(${MOSTY:-})
if [ ${#command[@]} -eq 0 ]; then
  command=("$PWD/.venv/bin/mosty")
  [ -x "${command[0]}" ] || command=(mosty)
fi
if ! command -v "${command[0]}" >/dev/null; then
  echo "mosty is not installed: run \`make setup\`, or commit once without the check: git commit --no-verify" >&2
  exit 1
fi

# The content as it will be committed, not as it lies in the working folder.
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
git checkout-index --all --prefix="$folder/base/"
if [ -n "$gone" ]; then
  staged=() # what is deleted is missed elsewhere: look at the whole base
fi
cd "$folder"
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
"${command[@]}" --root "$folder/base" check --lang "${MOSTY_LANG:-cs}" ${staged[@]+"${staged[@]}"}
