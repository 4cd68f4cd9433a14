#!/usr/bin/env bash
# dcvlint coverage: what other linters check, and which rules of ours say it.
source "${BASH_SOURCE[0]%/*}/expect.bash"

run coverage
expect_code 0
expect_out_has 'zlint: '
expect_out_has 'pkilint: '
expect_out_has '  238  in all'
expect_out_has '  170  in all'
run coverage zlint --format json
expect_code 0
[[ $(jq -r '.schema' <<<"$out") == dcvlint/1 ]] || wrong 'the schema'
[[ $(jq -r '.linters | length' <<<"$out") == 1 ]] || wrong 'one linter was asked for'
[[ $(jq -r '.linters[0].totals.checks' <<<"$out") == 238 ]] || wrong 'all checks'
# Every check has rules or a reason; every rule is one.
[[ $(jq -r '[.linters[].checks[] | select((.rules | length) == 0 and .note == null)] | length' <<<"$out") == 0 ]] ||
  wrong 'a check without rules and reason'
jq -r '.linters[].checks[].rules[]' <<<"$out" | sort -u >named
"$DCVLINT" rules --format json | jq -r '.[].id' | sort >ids
[[ -z $(comm -23 named ids) ]] || wrong 'a rule that does not exist'
run coverage pkilint --missing
expect_code 0
expect_nowhere 'zlint: '
expect_out_has '  170  in all'

run coverage zlnt
expect_code 2
expect_out ''
expect_err 'dcvlint: coverage: "zlnt" is unknown; did you mean "zlint"? (dcvlint --help tells more)'
run coverage --format yaml
expect_code 2
finish
