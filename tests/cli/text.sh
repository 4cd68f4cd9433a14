#!/usr/bin/env bash
# dcvlint text: damaged lines, where and how, and what they were.
source "${BASH_SOURCE[0]%/*}/expect.bash"

text() { # STANDARD-INPUT ARGUMENTS...
  printf '%b' "$1" >.in
  code=0
  ran="dcvlint text ${*:2} <<<'$1'"
  "$DCVLINT" text "${@:2}" <.in >.out 2>.err || code=$?
  out=$(tr '\0' '@' <.out)
  err=$(tr '\0' '@' <.err)
}

text 'Malmö universitet\nMalmÃ¶ universitet\nUniversit„t Ulm\n'
expect_code 1
expect_out '<stdin>:2:1: error[subject/mojibake]: UTF-8 was read as Windows-1252 (octets C3 83 C2 B6)
  is       MalmÃ¶ universitet
  probably Malmö universitet
<stdin>:3:10: warning[subject/suspect-text]: CP850 was read as Windows-1252 (octets E2 80 9E)
  is       Universit„t Ulm
  probably Universität Ulm
3 lines, 2 damaged: 1 error, 1 warning, 0 notices; 2 can be repaired'
expect_err ''

# Nothing, and exit codes.
text 'Malmö\nÅbo Akademi\n\n'
expect_code 0
expect_out '3 lines, nothing damaged'
text ''
expect_code 0
expect_out '0 lines, nothing damaged'
text 'Universit„t\n'
expect_code 0
text 'Universit„t\n' --fail-on warning
expect_code 1
text 'MalmÃ¶\n' --fail-on never
expect_code 0

# Repair: all other octets stay, ends of lines too.
text '\xEF\xBB\xBFMalmÃ¶\r\nplain, \x22quoted\x22\nMalmÃƒÂ¶' --repair
expect_code 0
expect_out $'\xEF\xBB\xBFMalmö\r\nplain, "quoted"\nMalmö'
expect_err ''
text 'Malm? universitet\nGr\\xf6n\nMalm\xf6\n' --repair
expect_out $'Malm? universitet\nGrön\nMalmö'
expect_err 'dcvlint: <stdin>:1: left as it stands: "?" stands where a letter was'
expect_code 0
text 'Malm\xC3\n' --repair
expect_code 1
expect_out $'Malm\xC3'

# A country that is none is no help, and a file of Excel needs another step.
text 'Malmö\n' --country UK
expect_code 2
expect_err_has "the United Kingdom's code is GB"
text 'Malmö\n' --country XX
expect_code 2

# Names that are known fill in what is lost.
printf 'Malmö universitet\nLunds universitet\n' >known
text 'Malm? universitet\n' --repair --known known
expect_out 'Malmö universitet'
expect_code 0

printf 'Umeå\nUmeå Universitet\nUniversité Grenoble Alpes\n' >known
text 'Ume?\nUme? Universitet\nUniversit? Grenoble Alpes\n' --repair --known known
expect_out $'Umeå\nUmeå Universitet\nUniversité Grenoble Alpes'
# A question is a notice, and what would be damaged again no repair.
text 'Quo Vadis? gGmbH\nO=Malmö universitet\n'
expect_code 0
expect_out_has '2 lines, 2 damaged: 0 errors, 1 warning, 1 notice; 0 can be repaired'

# The country settles which letters are meant.
text 'KLAIPÄ–DA\n'
expect_out '1 line, nothing damaged'
text 'KLAIPÄ–DA\n' --country lt --repair
expect_out 'KLAIPĖDA'

# Hostile lines are made harmless; NUL is part of a line.
text 'a\x00b \x1b[31m\xE2\x80\xAEx\n'
expect_code 1
expect_out_has 'is       a\x00b \x1B[31m\u{202E}x'

# Files, several of them.
printf 'MalmÃ¶\n' >a.txt
printf 'Lund\n' >b.txt
run text a.txt b.txt
expect_code 1
expect_out_has 'a.txt:1:1: error[subject/mojibake]'
expect_out_has '2 lines, 1 damaged'
run text a.txt missing.txt
expect_code 3
expect_err_has 'missing.txt'
printf '\xff\xfea\0' >wide.txt
run text wide.txt
expect_code 3
expect_err 'dcvlint: wide.txt: is UTF-16, and lines are read as UTF-8; convert it first: iconv -f UTF-16 -t UTF-8 FILE | dcvlint text'
run text .
expect_code 3
run text --known missing.txt a.txt
expect_code 3

# JSON.
text 'Malmö\nMalmÃ¶\nUniversit?t\n' --format json
expect_code 1
jq -e '.schema == "dcvlint/1" and (.lines | length) == 2
  and .lines[0] == {file: "<stdin>", line: 2, text: "MalmÃ¶", repaired: "Malmö", findings: [
    {rule: "subject/mojibake", severity: "error", column: 1, end_column: 7,
     message: "UTF-8 was read as Windows-1252 (octets C3 83 C2 B6)"}]}
  and .lines[1].repaired == null and .lines[1].findings[0].column == 10
  and .summary == {lines: 3, damaged: 2, repairable: 1, errors: 1, warnings: 1, notices: 0}' .out >/dev/null ||
  wrong 'JSON'
text '' --format json
jq -e '.lines == [] and .summary.lines == 0' .out >/dev/null || wrong 'JSON of nothing'

misuse() {
  local says=$1
  shift
  run text "$@"
  expect_code 2
  expect_out ''
  expect_err "dcvlint: $says (dcvlint --help tells more)"
}
misuse '--country: "SWE" is no code of two letters, like SE' --country SWE
misuse '--repair prints lines; --format json has them as "repaired"' --repair --format json
misuse '--fail-on: "eror" is unknown; did you mean "error"?' --fail-on eror
misuse 'unknown option "--repare"; did you mean "--repair"?' --repare

# Every rule that is named has a page.
printf '%b' 'MalmÃ¶\nUniversit„t\nUniversit?t\nMalm\xEF\xBF\xBD\nMalm&ouml;\nﬁn\nMаl\n\\x01\n-\nnone\n a\nMalmo\xCC\x88\nx\xE2\x80\x8By\n\xE2\x80\xAEx\n\xF6\n' >all.txt
"$DCVLINT" text --format json all.txt | jq -r '.lines[].findings[].rule' | sort -u >rules.txt || true
(($(wc -l <rules.txt) > 9)) || wrong "few rules: $(<rules.txt)"
while read -r rule; do
  run explain "$rule"
  expect_code 0
done <rules.txt
finish
