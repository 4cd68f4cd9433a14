#!/usr/bin/env bash
# --tlds and --psl: other lists than those built in, and files that are none.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 --format json "$@"; }

openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -utf8 \
  -subj '/C=SE/L=Stockholm/O=KTH' -addext \
  'subjectAltName=DNS:www.kth.nordic,DNS:*.co.uk,DNS:*.lab.kth.se,DNS:printer.local,DNS:*.kth.se' \
  -out names.csr 2>/dev/null
messages() { jq -r '.findings[].message' <<<"$out"; }
finds() { [[ $(messages) == "$1" ]] || wrong "expected the messages:"$'\n'"$1"; }
lists=(--select names/san-unknown-tld,names/san-wildcard-public-suffix,names/san-internal-name)

check "${lists[@]}" names.csr
expect_code 1
finds "www.kth.nordic: there is no top-level domain \"nordic\" in the list of 2026-10-22
*.co.uk stands for every domain registered below co.uk (Public Suffix List of 2026-10-22)
printer.local is no public name: \".local\" is for names found by multicast DNS (RFC 6762)"

# A list of top-level domains as IANA writes it. What is in it is delegated, whatever we know.
printf '# Version 2027030100, Last Updated Mon Mar  1 07:07:01 2027 UTC\nNORDIC\nSE\nLOCAL\n' >tlds
check "${lists[@]}" --tlds tlds names.csr
expect_code 0
finds '*.co.uk: there is no top-level domain "uk" in the list of 2027-03-01'

# A list of public suffixes; the private section has no say.
cat >psl.dat <<'END'
// VERSION: 2027-03-02_08-36-41_UTC
// ===BEGIN ICANN DOMAINS===
se
lab.kth.se
// ===END ICANN DOMAINS===
// ===BEGIN PRIVATE DOMAINS===
kth.se
// ===END PRIVATE DOMAINS===
END
check --select names/san-wildcard-public-suffix --psl psl.dat names.csr
expect_code 0
finds '*.lab.kth.se stands for every domain registered below lab.kth.se (Public Suffix List of 2027-03-02)'
sed -i '/VERSION/d' psl.dat
check --select names/san-wildcard-public-suffix --psl psl.dat names.csr
finds '*.lab.kth.se stands for every domain registered below lab.kth.se (Public Suffix List of unknown date)'

# What is no such list.
check --tlds none names.csr
expect_code 2
expect_err_has '--tlds none: '
check --tlds psl.dat names.csr
expect_code 2
expect_err_has '--tlds psl.dat: line 1: '
check --psl tlds names.csr
expect_code 2
expect_err_has '--psl tlds: the file: no "===BEGIN ICANN DOMAINS===" in it'
head -c 100000 /dev/urandom >noise
check --psl noise names.csr
expect_code 2
finish
