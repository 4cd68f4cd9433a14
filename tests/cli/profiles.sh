#!/usr/bin/env bash
# Types of certificates and policies: --profile, --policy, [policy] preset, and what they change.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --as-of 2026-11-21 "$@"; }
rules_of() { jq -r '[.findings[] | .severity + " " + .rule] | unique | .[]' <<<"$out"; }

# request NAME SUBJECT
request() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -utf8 -keyout "$1.key" \
    -subj "$2" -addext 'subjectAltName=DNS:www.kth.example.org' -out "$1.csr" 2>/dev/null
  rm "$1.key"
}
request ou '/C=SE/L=Stockholm/O=KTH/OU=IT/CN=www.kth.example.org'
request mail '/C=SE/L=Stockholm/O=KTH/CN=www.kth.example.org/emailAddress=it@kth.example.org'
request bare '/O=KTH/CN=www.kth.example.org'

expect_rules() {
  [[ $(rules_of) == "$1" ]] || wrong "expected $1"
}

# A guess, said; --profile settles it.
check --isolated --format json --select subject/ou-present,subject/dv ou.csr
expect_rules 'warning subject/ou-present'
check --isolated --format json --select subject/country-missing,subject/l-or-st-missing bare.csr
expect_rules $'warning subject/country-missing\nwarning subject/l-or-st-missing'
[[ $out == *'its subject has an O; --profile tells otherwise'* ]] || wrong 'the guess is not said'
check --isolated --format json --select subject --profile dv bare.csr
expect_rules 'notice subject/dv-extra-attribute'
[[ $out == *'--profile says so'* ]] || wrong 'the option is not said'
check --isolated --format json --select subject/ou-present --profile other ou.csr
expect_rules ''

# A CA that writes the subject itself: what a request says is only worth knowing.
check --isolated --format json --select subject/ou-present --policy tcs-harica ou.csr
expect_rules 'notice subject/ou-present'
check --isolated --select subject/ou-present --policy tcs-harica ou.csr
[[ $out == *'notice instead of warning by policy tcs-harica:'* ]] || wrong 'the policy is not named'
# Sectigo left on 2025-01-10.
check --isolated --format json --select subject/ou-present --policy tcs-sectigo ou.csr
expect_rules 'warning subject/ou-present'
run check --isolated --as-of 2025-01-09 --format json --select subject/ou-present \
  --policy tcs-sectigo ou.csr
expect_rules 'notice subject/ou-present'

# Rules of a policy hold under it only: by option, or by dcvlint.toml, which the option overrides.
check --isolated --format json --select igtf mail.csr
expect_rules ''
check --isolated --format json --select igtf --policy tcs-harica --policy igtf mail.csr
expect_rules 'warning igtf/attribute-forbidden'
mkdir grid
cp mail.csr grid
printf '[policy]\npreset = ["igtf", "tcs-harica"]\n' >grid/dcvlint.toml
check --format json --select igtf grid
expect_rules 'warning igtf/attribute-forbidden'
check --format json --select igtf --policy tcs-harica grid
expect_rules ''
printf '[policy]\npreset = "igtf"\n' >grid/dcvlint.toml
check --format json --select igtf grid
expect_rules 'warning igtf/attribute-forbidden'

# The grid wants ASCII; a CA that writes the subject itself has its own name for it.
request letters '/C=SE/ST=Skåne län/O=Lunds universitet/CN=www.kth.example.org'
check --isolated --format json --select subject/non-ascii letters.csr
expect_rules 'notice subject/non-ascii'
check --isolated --format json --select subject/non-ascii --policy igtf letters.csr
expect_rules 'error subject/non-ascii'
check --isolated --format json --select subject/non-ascii --policy tcs-harica,igtf letters.csr
expect_rules 'notice subject/non-ascii'

# Names that are none.
check --isolated --profile vo ou.csr
expect_code 2
[[ $err == *'--profile: "vo" is unknown; '* ]] || wrong 'no word on the profile'
check --isolated --policy tcs-harrica ou.csr
expect_code 2
[[ $err == *'--policy: "tcs-harrica" is unknown; did you mean "tcs-harica"?'* ]] ||
  wrong 'no nearest policy'

# What a rule is for is on its page.
run explain igtf/attribute-forbidden
[[ $out == *'Applies   csr, certificate; under policy igtf'* ]] || wrong 'the page names no policy'
finish
