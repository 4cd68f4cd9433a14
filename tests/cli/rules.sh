#!/usr/bin/env bash
# explain, rules, try, and folders of rules.
source "${BASH_SOURCE[0]%/*}/expect.bash"

run rules
expect_code 0
expect_out_has '  zone/rdata-address '
run rules --select caa
expect_nowhere '  zone/'
run rules --format json
[[ $(jq -r '.[] | select(.id == "zone/rdata-address") | .severity' <<<"$out") == error ]] || wrong 'json'
run rules --select zone/rdata-adress
expect_code 2
expect_err 'dcvlint: --select: no rule falls under "zone/rdata-adress"; did you mean "zone/rdata-address"?'
run rules --format xml
expect_code 2

run explain caa/unknown-critical
expect_code 0
[[ $out == caa/unknown-critical\ * ]] || wrong 'the id comes first'
for part in $'\nWhy       ' $'\nFix       ' $'\nSays      ' $'\nFinds     ' $'\nLeaves    '; do
  expect_out_has "$part"
done
run explain caa/unknown-critcal
expect_code 2
expect_err 'dcvlint: no rule is called "caa/unknown-critcal"; did you mean "caa/unknown-critical"?'
run explain unknown-critical
expect_err 'dcvlint: no rule is called "unknown-critical"; did you mean "caa/unknown-critical"?'
for family in mail mail/; do
  run explain $family
  expect_code 2
  expect_err "dcvlint: \"$family\" is a family of rules; dcvlint rules --select mail lists them"
done
run explain --format markdown caa/unknown-critical
expect_code 0
[[ $out == '# caa/unknown-critical'* ]] || wrong 'markdown'

# No page is wider than 80 columns, but for a word or a command that is longer itself. What is slow
# under sanitizers finds nothing more in seven of eight.
step=1
if [[ $DCVLINT == */sanitize/* ]]; then step=8; fi
for id in $("$DCVLINT" rules --format json | jq -r --argjson step "$step" 'to_entries[] | select(.key % $step == 0).value.id'); do
  run explain "$id"
  expect_code 0
  wide=$(perl -CS -ne 'chomp; print "$_\n" if length > 80 && /\S\s+\S/ && !/^\s+`[^`]+`\S*$/' <<<"$out")
  [[ -z $wide ]] || wrong "wider than 80: $wide"
done

# An organisation's rule.
mkdir -p ours/acme
cat >ours/acme/no-ttl.toml <<'T'
title      = "A TTL that can't be"
severity   = "notice"
applies_to = { documents = ["zone"] }
check      = "fault"
params     = { code = "zone/ttl-out-of-range" }
message    = "at Acme we don't write {text}"
fix        = "Take it out."
why        = "We had it once."
cite       = [{ source = "Acme handbook", section = "2", says = "No such TTL." }]

[[example]]
name  = "too large"
zone  = "www 4294967296 A 192.0.2.1\n"
finds = ["at Acme we don't write 4294967296"]

[[example]]
name  = "an hour"
zone  = "www 3600 A 192.0.2.1\n"
finds = []
T
run try ours
expect_code 0
expect_out '1 rule, 2 examples: all as they say'
run explain --rules ours acme/no-ttl
expect_code 0
{ good_zone; printf 'www 4294967296 A 192.0.2.1\n'; } >t.example.zone
run check --isolated --rules ours --select acme --format concise t.example.zone
expect_code 0
expect_out_has "t.example.zone:5:5: notice[acme/no-ttl] at Acme we don't write 4294967296"
printf 'rules = ["ours"]\nselect = ["acme"]\n' >dcvlint.toml
run check --format concise --quiet t.example.zone
expect_out "t.example.zone:5:5: notice[acme/no-ttl] at Acme we don't write 4294967296"
# On a page its text makes no markup; code stays code.
mkdir -p marked/acme
sed -e "s|^title .*|title = '<b>A</b> [TTL](http://a.example)'|" \
  -e "s|^why .*|why = '<script>a()</script> \`<i>\`'|" ours/acme/no-ttl.toml >marked/acme/no-ttl.toml
run explain --format markdown --rules marked acme/no-ttl
expect_code 0
expect_out_has $'\n\n\\<b>A\\</b> \\[TTL\\](http://a.example)\n'
expect_out_has $'\n\\<script>a()\\</script> `<i>`\n'
run check --isolated --rules marked --select acme --format sarif t.example.zone
expect_code 0
[[ $(jq -r '.runs[0].tool.driver.rules[] | .help.markdown' <<<"$out") == *'\<script>'* ]] || wrong 'help.markdown'

sed -i 's/write 4294967296"/write 42"/' ours/acme/no-ttl.toml
run try ours
expect_code 1
expect_out_has 'example "too large" of acme/no-ttl'
sed -i 's/^title/titel/' ours/acme/no-ttl.toml
run try ours
expect_code 2
expect_err_has 'ours/acme/no-ttl.toml:1:1: '
run try nowhere
expect_code 2
finish
