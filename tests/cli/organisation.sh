#!/usr/bin/env bash
# The rules of an organisation, as its people use them: what is said of its zones stays as it was.
# `organisation.sh --write` writes the expected output anew; read the diff before you commit it.
top=$PWD
source "${BASH_SOURCE[0]%/*}/expect.bash"
cd "$top/tests/corpus"

run try organisation/rules
expect_code 0
expect_out '8 rules, 18 examples: all as they say'
run explain --rules organisation/rules our/wildcard-open
expect_code 0
expect_out_has 'Related   our/wildcard-issuer'

# How many rules there are is not what this is about.
said() { sed -E 's/[0-9]+ rules in force/N rules in force/' <<<"$out"; }
run check organisation/zones organisation/requests
expect_code 1
if [[ ${1:-} == --write ]]; then said >organisation.expect; fi
diff -u organisation.expect <(said) || wrong 'something else than organisation.expect'
for rule in our/issuers our/wildcard-issuer our/wildcard-open our/iodef-mailbox \
  our/registered-name our/st-required our/names our/no-wildcard-request; do
  expect_out_has "[$rule]"
done
# Without the organisation's rules nothing in these zones is an error.
run check --isolated --as-of 2026-11-21 organisation/zones
expect_code 0
expect_nowhere '[our/'
# SARIF has them with their help.
run check --format sarif organisation/zones
expect_code 1
[[ $(jq -r '[.runs[0].tool.driver.rules[].id | select(startswith("our/"))] | length' <<<"$out") == 4 ]] ||
  wrong 'rules in SARIF'
finish
