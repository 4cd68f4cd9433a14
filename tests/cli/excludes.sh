#!/usr/bin/env bash
# exclude = [...] in dcvlint.toml: what a walk passes over. What is named is judged all the same.
source "${BASH_SOURCE[0]%/*}/expect.bash"
# judged ARGUMENTS…: the files with the error that each of them has, sorted.
judged() {
  run check --as-of 2026-11-21 --select zone/rdata-address --format json "$@"
  got=$(jq -r '.findings[].file' <<<"$out" | sort | tr '\n' ' ')
}
expect_judged() { [[ $got == "$1" ]] || wrong "expected errors in: $1, not in: $got"; }

mkdir -p zones/old zones/sub/old zones/sub/keep shared
for name in a.example.zone a.bak.zone old/b.example.zone sub/c.example.zone sub/c.bak.zone \
  sub/old/d.example.zone sub/keep/e.example.zone sub/keep/e.bak.zone; do
  bad_zone >"zones/$name"
done
judged zones
expect_judged "$(cd zones && find . -name '*.zone' | sed 's|^./|zones/|' | sort | tr '\n' ' ')"

printf 'exclude = ["/old/", "*.bak.zone", "sub/old"]\n' >zones/dcvlint.toml
judged zones
expect_code 1
expect_judged 'zones/a.example.zone zones/sub/c.example.zone zones/sub/keep/e.example.zone '
# From the working directory, and from a folder below that of the configuration.
cd zones
judged .
expect_judged 'a.example.zone sub/c.example.zone sub/keep/e.example.zone '
cd ..
judged zones/sub
expect_judged 'zones/sub/c.example.zone zones/sub/keep/e.example.zone '
# Named files and folders, and --isolated.
judged zones/a.bak.zone zones/old
expect_judged 'zones/a.bak.zone zones/old/b.example.zone '
run check --isolated --select zone/rdata-address --format json zones
[[ $(jq '.findings | length' <<<"$out") == 8 ]] || wrong 'nothing is passed over without dcvlint.toml'

# A later pattern takes a file back, as in .gitignore.
printf 'exclude = ["*.zone", "!a.example.zone"]\n' >zones/dcvlint.toml
judged zones
expect_judged 'zones/a.example.zone '
# The nearest dcvlint.toml counts; what it extends holds in its own folder.
printf 'exclude = ["old/"]\n' >shared/dcvlint.toml
printf 'extend = "../../shared/dcvlint.toml"\nexclude = ["keep/"]\n' >zones/sub/dcvlint.toml
judged zones/sub
expect_judged 'zones/sub/c.bak.zone zones/sub/c.example.zone '
# All is excluded: that is told.
printf 'exclude = ["*"]\n' >zones/dcvlint.toml
run check zones
expect_code 3
expect_err_has 'zones: no zone, certificate request, certificate or revocation list found here'
expect_err_has 'dcvlint.toml excludes'
finish
