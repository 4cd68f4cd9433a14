#!/usr/bin/env bash
# new-rule and checks: what they write works as it is, and nothing is overwritten.
top=$PWD
source "${BASH_SOURCE[0]%/*}/expect.bash"

run new-rule our/issuers --dir ours
expect_code 0
expect_out $'wrote ours/our/issuers.toml\ndcvlint try ours runs its examples'
run try ours
expect_code 0
expect_out '1 rule, 2 examples: all as they say'
{ good_zone; printf '@ CAA 0 issue "ca.example"\n'; } >t.example.zone
run check --isolated --rules ours --select our --format concise --quiet t.example.zone
expect_code 1
expect_out_has 'error[our/issuers] ca.example may issue for t.example, which our policy does not allow'
printf 'mine\n' >ours/our/issuers.toml
run new-rule our/issuers --dir ours
expect_code 2
expect_err 'dcvlint: new-rule: ours/our/issuers.toml is there already; nothing was written'
[[ $(<ours/our/issuers.toml) == mine ]] || wrong 'overwritten'

# One for each kind of document.
for kind in zone request certificate crl; do
  run new-rule our/of-one --for $kind --dir for-$kind
  expect_code 0
  run try for-$kind
  expect_code 0
  expect_out '1 rule, 2 examples: all as they say'
done
grep -q 'documents = \["csr"\]' for-request/our/of-one.toml || wrong 'a rule for requests'
run new-rule our/of-one --for requests --dir for-requests
expect_code 2
expect_err 'dcvlint: --for: "requests" is unknown; did you mean "request"? (dcvlint --help tells more)'
run new-rule names/ours --dir by-family
expect_code 0
grep -q 'documents = \["csr"\]' by-family/names/ours.toml || wrong 'a rule for requests, by its family'

# A link is not followed, nor is a folder that can't be made an accident.
ln -s nowhere ours/our/linked.toml
run new-rule our/linked --dir ours
expect_code 2
[[ ! -e nowhere ]] || wrong 'written through a link'
run new-rule our/x --dir t.example.zone
expect_code 2
expect_err_has 't.example.zone'
run new-rule our/here
expect_code 0
expect_out_has "wrote our/here.toml"
[[ -f our/here.toml ]] || wrong 'the folder is this one'

bad() {
  run new-rule "$1" --dir bad
  expect_code 2
  expect_err "dcvlint: new-rule: $2"
}
bad issuers '"issuers": an id has two parts, family/name; did you mean our/issuers?'
bad a/b/c '"a/b/c": an id has two parts, family/name; write it like our/issuers'
bad Our/My_Issuers '"Our/My_Issuers": an id has lower-case letters a-z, digits and hyphens only; did you mean our/my-issuers?'
bad our/x.toml '"our/x.toml": an id has no .toml at its end; did you mean our/x?'
bad our/-x '"our/-x": hyphens stand singly, between letters and digits; did you mean our/x?'
bad ../x '"../x": an id has lower-case letters a-z, digits and hyphens only; did you mean our/x?'
bad '' 'the id is empty; write it like our/issuers'
bad caa/unknown-critical 'caa/unknown-critical is a built-in rule; choose another name, like our/unknown-critical'
[[ ! -e bad ]] || wrong 'a refused id left something behind'

# A check of its own, in C++.
run new-rule caa/x --check --dir ours
expect_code 2
expect_err_has 'ours/checks.cpp is not there'
mkdir rules
cp "$top/rules/checks.cpp" rules/
run new-rule 2fa/x --check
expect_code 2
run new-rule caa/short-ttl --check
expect_code 0
expect_out_has 'check<CaaShortTtl>()'
for file in rules/caa/short-ttl.{h,cpp,toml}; do [[ -f $file ]] || wrong "$file is missing"; done
# It compiles, and its rule's check is the one that it defines. (A machine without a compiler has
# nothing to add a check with.)
if command -v g++ >/dev/null; then
  g++ -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
    -Werror -I. -I"$top" rules/caa/short-ttl.cpp || wrong 'it does not compile'
fi
run new-rule subject/long-text --check
expect_code 0
if command -v g++ >/dev/null; then
  g++ -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
    -Werror -I. -I"$top" rules/subject/long-text.cpp || wrong 'it does not compile'
fi
run new-rule crl/many-entries --check
expect_code 0
if command -v g++ >/dev/null; then
  g++ -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
    -Werror -I. -I"$top" rules/crl/many-entries.cpp || wrong 'it does not compile'
fi
grep -q 'id = "caa.short-ttl"' rules/caa/short-ttl.h || wrong 'the id of the check'
grep -q '^check *= "caa.short-ttl"' rules/caa/short-ttl.toml || wrong 'the check of the rule'

run checks
expect_code 0
expect_out_has 'caa.issuers-within (caa)
  A CAA property names a CA that is not on the list.
  issuers  a list of strings: issuer-domain-names that may stand there
  tags     a list of strings, may be left out: property tags to look at; all
           that name issuers when left out
  words    {owner} {tag} {issuer}'
wide=$(perl -CS -ne 'chomp; print "$_\n" if length > 80' <<<"$out")
[[ -z $wide ]] || wrong "wider than 80: $wide"
run checks --format json
expect_code 0
[[ $(jq -c '.[] | select(.id == "caa.parameter") | .params[] | [.name, .type, .required]' <<<"$out") == \
  $'["parameter","string",true]\n["values","strings",true]\n["issuer","string",false]\n["required","boolean",false]' ]] ||
  wrong 'parameters in JSON'
[[ $(jq '[.[] | select(.about == "" or .kind == "")] | length' <<<"$out") == 0 ]] || wrong 'a check without words'
run checks --format xml
expect_code 2
finish
