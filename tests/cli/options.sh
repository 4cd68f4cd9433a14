#!/usr/bin/env bash
# Options that are wrong, with what was probably meant; options that shape what is judged.
source "${BASH_SOURCE[0]%/*}/expect.bash"
good_zone >good.example.zone
bad_zone >bad.example.zone

misuse() {
  local says=$1
  shift
  run "$@"
  expect_code 2
  expect_out ''
  expect_err "dcvlint: $says (dcvlint --help tells more)"
}
misuse 'name a command: check, domain, dcv, request, record, perspectives, revocation-reason, text, explain, rules, try, checks, coverage or new-rule'
misuse 'check: name files or folders, or - for standard input' check
misuse 'unknown command "chekc"; did you mean "check"?' chekc x
misuse 'unknown option "--fromat"; did you mean "--format"?' check --fromat json x
misuse 'unknown option "--statistic"; did you mean "--statistics"?' check --statistic x
misuse 'unknown option "--whatever"' check --whatever x
misuse '--format: "jsn" is unknown; did you mean "json"?' check --format jsn x
misuse '--format: "junit" is unknown; it is one of text, concise, json, jsonl, github, sarif' check --format junit x
misuse '--format: two formats on standard output; write the other one as FORMAT:FILE' \
  check --format json --format text x
misuse '--format: two formats into a' check --format json:a --format text:a x
misuse "--format: a file's name is missing in \"json:\"" check --format json: x
misuse '--fail-on: "eror" is unknown; did you mean "error"?' check --fail-on eror x
misuse '--as-of: "2026-02-30" is no date; write it like 2026-11-21' check --as-of 2026-02-30 x
misuse '--jobs: "0" is no number from 1 to 1024' check --jobs 0 x
misuse '--jobs: "99999999999999999999" is no number from 1 to 1024' check --jobs 99999999999999999999 x
misuse '--max-per-rule: "-1" is no number from 0 to 4294967295' check --max-per-rule=-1 x
misuse '--domain-rate: "fast" is no number from 0 to 1000000' domain --live --domain-rate fast x
misuse '--resolver-rate: "-1" is no number from 0 to 1000000' perspectives --resolver-rate=-1 x
misuse '--color: "blue" is unknown; it is one of auto, always, never' check --color blue x
misuse 'an empty prefix in "caa,"' check --select caa, x
misuse 'try: name folders with rules, or --builtin' try
misuse '--kind: "clr" is unknown; did you mean "crl"?' check --kind clr x
misuse 'revocation-reason: --old and --new go together' revocation-reason --old x
misuse '--by: "nobody" is unknown; it is one of subscriber, ca' revocation-reason --by nobody
misuse 'unknown option "--key-compromized"; did you mean "--key-compromised"?' \
  revocation-reason --key-compromized

run check --isolated --config x good.example.zone
expect_code 2
run check --origin a --origin b good.example.zone
expect_code 2
expect_err 'dcvlint: --origin: given twice without a file; write --origin FILE=NAME'
run check --isolated --origin example.org good.example.zone bad.example.zone
expect_code 2
expect_err 'dcvlint: --origin: there are 2 zones; write --origin FILE=NAME'

run --version
expect_code 0
[[ $out =~ ^dcvlint\ [0-9.]+$'\n'data\ of\ 20[0-9-]+$'\n'[0-9]+\ rules$ ]] || wrong 'expected version, date, rules'
run check --help
expect_code 0
expect_out_has 'Exit codes: 0 nothing'

# --select and --ignore by prefix; lists, repeated.
run check --isolated --select caa bad.example.zone
expect_code 0
run check --isolated --select caa,zone/rdata --format concise bad.example.zone
expect_code 1
run check --isolated --select zone --ignore zone/rdata-address bad.example.zone
expect_code 0
expect_out_has ' ignored'

# --quiet: findings only.
run check --isolated --select zone -q good.example.zone
expect_code 0
expect_out ''

# --statistics.
run check --isolated --select zone/rdata-address --statistics --format concise bad.example.zone
expect_code 1
expect_out_has $'\n1  error    zone/rdata-address  '

# Colour: asked for, by variable, refused by variable.
run check --isolated --select zone --color always bad.example.zone
expect_out_has $'\e[1;31merror[zone/rdata-address]\e[0m'
FORCE_COLOR=1 run check --isolated --select zone bad.example.zone
expect_out_has $'\e['
NO_COLOR=1 FORCE_COLOR=1 run check --isolated --select zone bad.example.zone
expect_nowhere $'\e['

# Several outputs of one run; a file appears whole, under its name alone.
run check --isolated --select zone --format concise --format json:out.json --format github:out.txt bad.example.zone
expect_code 1
expect_out_has 'bad.example.zone:5:7: error[zone/rdata-address] '
[[ $(jq -r '.findings[0].rule' out.json) == zone/rdata-address ]] || wrong 'out.json'
grep -q '^::error file=bad.example.zone,line=5,' out.txt || wrong 'out.txt'
[[ -z $(find . -name '*.dcvlint-*') ]] || wrong 'a temporary file is left'
ln -s out.json link.json
run check --isolated --select zone --format json:link.json good.example.zone
[[ -L link.json && $(jq '.findings | length' out.json) == 0 ]] || wrong 'a link is written through'
# Two reports in one file, a report in place of an input, a FIFO that nobody reads.
run check --isolated --format json:a.json --format sarif:./a.json good.example.zone
expect_code 2
expect_err 'dcvlint: --format: two formats into ./a.json'
ln -s good.example.zone link.zone
for file in good.example.zone "$work/good.example.zone" link.zone; do
  for input in good.example.zone .; do
    run check --isolated --format "json:$file" "$input"
    expect_code 2
    expect_err "dcvlint: --format: $file is an input"
  done
done
rm link.zone
[[ ! -e a.json && $(<good.example.zone) == "$(good_zone)" ]] || wrong 'a file was written'
mkfifo fifo
ran='check, a FIFO that nobody reads'
code=0
timeout 10 "$DCVLINT" check --isolated --format json:fifo good.example.zone >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 2
expect_err 'dcvlint: fifo: a FIFO that nobody reads'
timeout 10 cat fifo >read.json &
run check --isolated --select zone --format json:/dev/null --format sarif:/dev/stdout good.example.zone
expect_code 0
sleep 0.2
run check --isolated --select zone --format json:fifo good.example.zone
expect_code 0
wait $!
[[ $(jq -r .schema read.json) == dcvlint/1 ]] || wrong 'a FIFO with a reader'
rm fifo
run check --isolated --format json good.example.zone
[[ $(jq -r .schema <<<"$out") == dcvlint/1 ]] || wrong 'json'

# Within a GitHub workflow annotations are the default.
GITHUB_ACTIONS=true run check --isolated --select zone "$work/bad.example.zone"
expect_out_has '::error file=bad.example.zone,line=5,endLine=5,col=7,endColumn=18,title=zone/rdata-address::'
GITHUB_ACTIONS=true run check --isolated --select zone --format text bad.example.zone
expect_out_has 'error[zone/rdata-address]'
# --show leaves the lesser out of reports, and neither out of the summary nor of the exit code.
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout show.key -utf8 -out show.csr \
  -subj '/C=SE/ST=Skåne län/L=Lund/O=N\/A/CN=www.lu.se' -addext subjectAltName=DNS:www.lu.se 2>/dev/null
run check --isolated --as-of 2026-11-21 --select subject/non-ascii,subject/placeholder-value show.csr
expect_out_has 'notice[subject/non-ascii]'
run check --isolated --as-of 2026-11-21 --select subject/non-ascii,subject/placeholder-value \
  --show warning --fail-on notice show.csr
expect_code 1
expect_nowhere 'subject/non-ascii'
expect_out_has 'warning[subject/placeholder-value]'
expect_out_has '0 errors, 1 warning, 1 notice'
run check --isolated --show errors show.csr
expect_code 2
finish
