#!/usr/bin/env bash
# Both engines over a tree of real servers: what rules would see of each name. DCVLINT names the
# binary; the tools stand beside it.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
dns_tree
failed=0
# compare NAME: what stands in $folder/out with standard input.
compare() {
  if ! diff - "$folder/out" >"$folder/diff"; then
    printf -- '--- %s: expected (<), got (>)\n' "$1"
    cat "$folder/diff"
    failed=1
  fi
}

# What Unbound says of a dead server, and when, is its own matter: no answer is no answer. So are the
# octets of DS.
questions | "$tools/ask_dns" --timeout 1500 127.0.0.1:5353 >"$folder/server"
sed -E 's/failed\/(timeout|server_failure) (insecure|secure|indeterminate) .*/failed \2/; s/ \[[0-9a-f]{72}\]/ [DS]/' \
  <"$folder/server" >"$folder/out"
# alias: of an answer with one unsigned hop nothing is secure.
compare 'the tree' <<'END'
good.tree CAA: records secure [0 issue "good.example"] NOERROR
www.good.tree CAA: records secure [0 issue "www.example"] [128 issuewild ";"] NOERROR
WWW.Good.Tree. CAA: records secure [0 issue "www.example"] [128 issuewild ";"] NOERROR
host.good.tree CAA: no_data secure NOERROR
nothing.good.tree CAA: no_name secure NXDOMAIN
b.good.tree CAA: no_data secure NOERROR
inner.good.tree CAA: records secure > www.good.tree. [0 issue "www.example"] [128 issuewild ";"] NOERROR
alias.good.tree CAA: records insecure > www.open.tree. [0 issue "open.example"] NOERROR
gone.good.tree CAA: no_name insecure > nothing.open.tree. NXDOMAIN
bad.good.tree CAA: failed/bogus bogus SERVFAIL (DNSSEC Bogus) (a signature in it held until 2020-01-31 00:00:00 UTC)
www.d.good.tree CAA: records insecure > www.open.tree. [0 issue "open.example"] NOERROR
d.good.tree CAA: no_data secure NOERROR
x.y.wild.good.tree CAA: records secure by *.wild.good.tree. [0 issue "wild.example"] NOERROR
loop1.good.tree CAA: failed indeterminate
c15.good.tree CAA: no_name secure > c16.good.tree. > c17.good.tree. > c18.good.tree. > c19.good.tree. > c20.good.tree. > c21.good.tree. NXDOMAIN
c1.good.tree CAA: failed/alias_chain_too_long secure > c2.good.tree. > c3.good.tree. > c4.good.tree. > c5.good.tree. > c6.good.tree. > c7.good.tree. > c8.good.tree. > c9.good.tree. > c10.good.tree. > c11.good.tree. > c12.good.tree. > c13.good.tree. > c14.good.tree. > c15.good.tree. > c16.good.tree. > c17.good.tree. NXDOMAIN
big.good.tree CAA: records secure [0 issue "ca10001.example"] [0 issue "ca10002.example"] [0 issue "ca10003.example"] and 998 more NOERROR
mail.good.tree MX: records secure [0005026d78046f70656e047472656500] NOERROR
good.tree DS: records secure [DS] NOERROR
open.tree CAA: no_data insecure NOERROR
www.open.tree CAA: records insecure [0 issue "open.example"] NOERROR
nothing.open.tree CAA: no_name insecure NXDOMAIN
back.open.tree CAA: records insecure > www.good.tree. [0 issue "www.example"] [128 issuewild ";"] NOERROR
open.tree DS: no_data secure NOERROR
www.expired.tree CAA: failed/bogus bogus SERVFAIL (DNSSEC Bogus) (a signature in it held until 2020-01-31 00:00:00 UTC)
nothing.expired.tree CAA: failed/bogus bogus SERVFAIL (DNSSEC Bogus) (a signature in it held until 2020-01-31 00:00:00 UTC)
www.nosig.tree CAA: failed/bogus bogus SERVFAIL (DNSSEC Bogus)
www.wrongds.tree CAA: failed/bogus bogus SERVFAIL (DNSSEC Bogus)
lame.tree CAA: failed insecure
www.lame.tree CAA: failed insecure
deadsigned.tree CAA: failed secure
www.deadsigned.tree CAA: failed indeterminate
www.v6.tree CAA: records insecure [0 issue "v6.example"] NOERROR
fine.hostile.tree CAA: records insecure [0 issue "ca.example"] NOERROR
refused.hostile.tree CAA: failed insecure
notimp.hostile.tree CAA: failed insecure
formerr.hostile.tree CAA: failed insecure
servfail.hostile.tree CAA: failed insecure
silent.hostile.tree CAA: failed insecure
wrongid.tree CAA: records insecure [0 issue "ca.example"] NOERROR
spoof.tree CAA: records insecure [0 issue "ca.example"] NOERROR
otherquestion.tree CAA: failed insecure
loop.tree CAA: failed insecure
junk.tree CAA: records insecure [0 issue "ca.example"] NOERROR
truncated.tree CAA: records insecure [0 issue "ca1000.example"] [0 issue "ca1001.example"] [0 issue "ca1002.example"] and 297 more NOERROR
closed.tree CAA: failed insecure
drip.tree CAA: failed insecure
bind.tree CAA: records secure [0 issue "bind.example"] NOERROR
host.bind.tree CAA: no_name secure NXDOMAIN
any.star.bind.tree CAA: records secure > www.bind.tree. [0 issue "www.example"] NOERROR
any.made.bind.tree CAA: records secure by *.made.bind.tree. [0 issue "made.example"] NOERROR
kept.made.bind.tree CAA: no_data secure NOERROR
deep.bind.tree CAA: no_data secure NOERROR
www.d.bind.tree CAA: records secure > www.good.tree. [0 issue "www.example"] [128 issuewild ";"] NOERROR
alias.d.bind.tree CAA: records insecure > alias.good.tree. > www.open.tree. [0 issue "open.example"] NOERROR
www.open.cut.bind.tree CAA: records insecure [0 issue "cut.example"] NOERROR
open.cut.bind.tree DS: no_data secure NOERROR
lame.bind.tree CAA: failed indeterminate
MIXED.case.bind.tree CAA: records secure [0 ISSUE "case.example"] NOERROR
c1.bind.tree CAA: failed indeterminate
c7.bind.tree CAA: records secure > c8.bind.tree. > c9.bind.tree. > c10.bind.tree. > c11.bind.tree. > c12.bind.tree. > c13.bind.tree. > c14.bind.tree. > c15.bind.tree. > c16.bind.tree. > c17.bind.tree. [0 issue "end.example"] NOERROR
big.bind.tree CAA: records secure [0 issue "ca10001.example"] [0 issue "ca10002.example"] [0 issue "ca10003.example"] and 87 more NOERROR
www.nods.tree CAA: records insecure [0 issue "nods.example"] NOERROR
nods.tree DS: no_data secure NOERROR
www.shut.tree CAA: failed insecure
www.gone.tree CAA: failed insecure
www.norzone.tree CAA: failed insecure
tree CAA: no_data secure NOERROR
opt CAA: records secure [0 issue "opt.example"] NOERROR
child.opt CAA: no_data insecure NOERROR
www.child.opt CAA: records insecure [0 issue "child.example"] NOERROR
nothing.opt CAA: no_name insecure NXDOMAIN
nowhere CAA: no_name secure NXDOMAIN
END

# A resolver that does not validate: nothing is shown to be insecure by that.
sed 's/@5353/@5354/; /trust-anchor-file/d; s/"validator iterator"/"iterator"/' "$folder/unbound.conf" \
  >"$folder/plain.conf"
start plain /usr/sbin/unbound -d -c "$folder/plain.conf"
up 127.0.0.1 5354 good.tree
printf '%s CAA\n' www.good.tree www.open.tree www.child.opt nothing.opt |
  "$tools/ask_dns" 127.0.0.1:5354 >"$folder/out"
compare 'a resolver that does not validate' <<'END'
www.good.tree CAA: records indeterminate [0 issue "www.example"] [128 issuewild ";"] NOERROR (no validated answer about the delegation of tree)
www.open.tree CAA: records indeterminate [0 issue "open.example"] NOERROR (no validated answer about the delegation of tree)
www.child.opt CAA: records indeterminate [0 issue "child.example"] NOERROR (no validated answer about the delegation of opt)
nothing.opt CAA: no_name indeterminate NXDOMAIN (no validated answer about the delegation of opt)
END

# Recursion and validation of our own come to the same results, from the root's key alone.
results() {
  sed -E 's/failed\/(timeout|server_failure) /failed /; s/ (NOERROR|NXDOMAIN|SERVFAIL)( \(.*\))?$//; s/ \([^)]*answer\)$//'
}
questions | "$tools/ask_dns" --timeout 3000 --embedded "$folder/root.hints" "$folder/root.key" \
  >"$folder/full"
results <"$folder/full" >"$folder/out"
compare 'the embedded engine' < <(results <"$folder/server")
grep -E '^(www.expired|www.wrongds)' "$folder/full" >"$folder/out"
compare 'why it is bogus' <<'END'
www.expired.tree CAA: failed/bogus bogus NOERROR (validation failure <www.expired.tree. CAA IN>: signature expired from 127.0.1.2 for key expired.tree. while building chain of trust)
www.wrongds.tree CAA: failed/bogus bogus NOERROR (validation failure <www.wrongds.tree. CAA IN>: no keys have a DS with algorithm ECDSAP256SHA256 from 127.0.1.2 for key wrongds.tree. while building chain of trust)
END

# So does the view of a repository that has the zones; whether they are signed right is nothing that it
# could see, nor what hostile and silent servers make of them.
zones_of_tree
visible() {
  sed -E "/^($(IFS='|'; printf '%s' "${tricks[*]}"))\.tree/d" | sed -E '/^(bad\.|loop|[a-z.]*(expired|nosig|wrongds|lame|deadsigned|hostile|shut|gone|norzone)\.tree|lame\.bind|c1\.bind)/d' |
    sed -E 's/^([^:]*: [a-z_/]+) (unknown|secure|insecure)/\1/; s/ (NOERROR|NXDOMAIN)$//'
}
questions | "$tools/ask_dns" "${zones[@]}" | visible >"$folder/out"
compare 'the zone view' < <(visible <"$folder/server")

# Without an anchor all names would seem to be insecure, so that it does not even begin.
refused() { "$tools/ask_dns" --embedded "$@" </dev/null 2>&1 | sed "s,$folder,FOLDER," || true; }
{
  refused "$folder/root.hints" "$folder/root.hints"
  refused "$folder/root.hints" "$folder/nothing"
  refused "$folder/nothing" "$folder/root.key"
} >"$folder/out"
compare 'files that are not there' <<'END'
FOLDER/root.hints: has no trust anchor, a DNSKEY or DS record of the root
FOLDER/nothing: the root's trust anchors cannot be read: no such file
FOLDER/nothing: the addresses of the root servers cannot be read: no such file
END
# Another root's key: nothing is secure, nothing insecure.
printf '. IN DS 20326 8 2 %064d\n' 1 >"$folder/other.key"
printf '%s CAA\n' www.good.tree www.open.tree |
  "$tools/ask_dns" --embedded "$folder/root.hints" "$folder/other.key" | sed 's/ (.*//' >"$folder/out"
compare "another root's key" <<'END'
www.good.tree CAA: failed/bogus bogus NOERROR
www.open.tree CAA: failed/bogus bogus NOERROR
END
# Nobody there: that is said, and nothing of the name.
printf '. 3600000 NS ns.\nns. 3600000 A 127.0.1.9\n' >"$folder/nobody.hints"
printf '%s CAA\n' www.good.tree open.tree |
  "$tools/ask_dns" --timeout 2000 --embedded "$folder/nobody.hints" "$folder/root.key" >"$folder/out"
compare 'no root server' <<'END'
www.good.tree CAA: failed/unreachable indeterminate (no root server answers)
open.tree CAA: failed/unreachable indeterminate (no root server answers)
END
exit "$failed"
