#!/usr/bin/env bash
# The micro zones, from end to end: dcvlint rejects (an error-level finding of a zone/ rule) what
# named-checkzone 9.18 rejects, and nothing else. tests/corpus/zones-micro/matrix.txt has its verdicts.
set -euo pipefail
corpus=$PWD/tests/corpus/zones-micro
cd "$corpus"
failed=0 zones=0

# Where we say something else, and why.
declare -A deviation=(
  [tag_hyphen]="rejected by caa/tag-invalid-characters: the tag is the fault, and the record stays visible to other rules"
)

while read -r name verdict _; do
  [[ $verdict == bind=* ]] || continue
  zones=$((zones + 1))
  expected=${verdict#bind=}
  code=0
  errors=$("$DCVLINT" check --isolated --as-of 2026-11-21 --format concise --quiet --fail-on never \
    --origin example. "$name.zone" | grep -cE ': error\[zone/') || true
  ((errors > 0)) && code=1
  if [[ -n ${deviation[$name]:-} ]]; then
    ((code != expected)) || { printf '%s: agrees with BIND now; take it off the list\n' "$name"; failed=1; }
  elif ((code != expected)); then
    printf '%s: BIND says %s, dcvlint %s\n' "$name" "$expected" "$code"
    failed=1
  fi
done <matrix.txt
((zones == 107)) || { printf 'expected 107 zones, read %s\n' "$zones"; failed=1; }
exit "$failed"
