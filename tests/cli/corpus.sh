#!/usr/bin/env bash
# The sample repository and the printed snippets say what they always said.
# DCVLINT names the binary. `corpus.sh --write` writes the expected outputs anew;
# read the diff before you commit it.
set -u
cd "$(dirname "$0")/../.." || exit 2
: "${DCVLINT:?DCVLINT must name the binary}"
unset NO_COLOR COLUMNS DCVLINT_CONFIG
write=${1:-}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

# compare EXPECTED-FILE EXPECTED-CODE ARGUMENT…
compare() {
  local expected=$1 code=$2 got
  shift 2
  "$DCVLINT" check --as-of 2026-11-21 "$@" > "$work/raw" 2> "$work/err" < /dev/null
  got=$?
  # How many rules there are is not what this is about.
  sed -E 's/[0-9]+ rules in force/N rules in force/; s/"in_force":[0-9]+/"in_force":0/' \
    "$work/raw" > "$work/out"
  if [ "$write" = --write ]; then
    cp "$work/out" "$expected"
  elif ! diff -u "$expected" "$work/out"; then
    echo "FAIL: check $* prints something else than $expected"
    failed=1
  fi
  if [ "$got" -ne "$code" ]; then
    echo "FAIL: check $* ends with $got, not $code"
    cat "$work/err"
    failed=1
  fi
}

compare tests/corpus/nren.expect 1 tests/corpus/nren
compare tests/corpus/nren.json 1 --format json tests/corpus/nren

# The sample shows what the rule book is about: at least 25 rules, of both families.
kinds() { grep -o "\[$1/[a-z-]*\]" tests/corpus/nren.expect | sort -u | wc -l; }
zone=$(kinds zone) caa=$(kinds caa)
if [ $((zone + caa)) -lt 25 ] || [ "$zone" -lt 8 ] || [ "$caa" -lt 8 ]; then
  echo "FAIL: the sample shows $zone zone/ and $caa caa/ rules only"
  failed=1
fi

# Its requests and certificates have at least 30 different faults.
signed=$(grep -oE '\[(pem|der|subject|names|key|request|certificate)/[a-z0-9-]*\]' \
  tests/corpus/nren.expect | sort -u | wc -l)
if [ "$signed" -lt 30 ]; then
  echo "FAIL: the requests and certificates of the sample show $signed rules only"
  failed=1
fi

# What is as it should be has neither error nor warning, whatever rules come.
right=(requests/{www,mail,apps}.csr
  certificates/{www,mail,apps,issuing-ca,before-the-ballot}.pem)
if ! (cd tests/corpus/nren && "$DCVLINT" check --as-of 2026-11-21 --fail-on warning \
  --format concise "${right[@]}") \
  > "$work/out"; then
  echo "FAIL: findings in what is right"
  cat "$work/out"
  failed=1
fi
if grep -rl 'PRIVATE KEY' tests/corpus/nren; then
  echo "FAIL: a private key lies in the sample"
  failed=1
fi

snippets=0
for zone in tests/corpus/origin/*.zone; do
  code=0
  grep -q ": error\[" "${zone%.zone}.expect" && code=1
  compare "${zone%.zone}.expect" "$code" --format concise --quiet "$zone"
  snippets=$((snippets + 1))
done
[ "$snippets" -ge 15 ] || { echo "FAIL: only $snippets snippets"; failed=1; }

[ "$failed" -eq 0 ] && echo "corpus: the sample and $snippets snippets say what they always said"
exit "$failed"
