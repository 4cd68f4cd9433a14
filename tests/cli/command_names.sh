#!/usr/bin/env bash
# The words of commands, behind a command: there they are names of files and folders.
source "${BASH_SOURCE[0]%/*}/expect.bash"
names=(check explain rules try checks coverage new-rule revocation-reason)

# A folder called like a command, whose rule has an example that fails; a zone with an error in it.
for name in "${names[@]}"; do
  mkdir "$name"
  bad_zone >"$name/bad.example.zone"
  "$DCVLINT" new-rule our/issuers --dir "$name" >/dev/null
  sed -i 's/^finds = \["/&not /' "$name/our/issuers.toml"
done
for name in "${names[@]}"; do
  run try "$name"
  expect_code 1
  expect_out_has '1 rule'
  run check --isolated --select zone/rdata-address --format concise "$name"
  expect_code 1
  expect_out_has "$name/bad.example.zone:5:7: error[zone/rdata-address]"
  run check --isolated --select zone --format concise --rules "$name" "$name"
  expect_code 1
  run explain "$name"
  expect_code 2
  expect_out ''
  expect_err_has "\"$name\""
  run new-rule "$name"
  expect_code 2
  expect_out ''
  run rules "$name"
  expect_code 2
  expect_out ''
  expect_err "dcvlint: unknown argument \"$name\" (dcvlint --help tells more)"
done
# Several of them, and the command's own word.
run check --isolated --select zone/rdata-address --format concise check rules try
expect_code 1
expect_out_has 'rules/bad.example.zone:5:7: '
expect_out_has 'try/bad.example.zone:5:7: '

# The command was left away.
misuse() {
  expect_code 2
  expect_out ''
  expect_err "dcvlint: $1 (dcvlint --help tells more)"
}
good_zone >good.example.zone
run good.example.zone
misuse 'unknown command "good.example.zone"; did you mean "dcvlint check good.example.zone"?'
mkdir zones
run --as-of 2026-11-22 zones
misuse 'unknown option "--as-of"'
run zones rules
misuse 'unknown command "zones"; did you mean "dcvlint check zones"?'
printf 'x' >'a=b.zone'
run a=b.zone
misuse 'unknown command "a=b.zone"; did you mean "dcvlint check a=b.zone"?'
run -
misuse 'unknown command "-"; did you mean "dcvlint check -"?'
run missing.zone
misuse 'unknown command "missing.zone"'
finish
