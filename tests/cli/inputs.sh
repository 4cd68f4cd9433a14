#!/usr/bin/env bash
# Which files are inputs, and what their zones are called.
source "${BASH_SOURCE[0]%/*}/expect.bash"
check() { run check --isolated --as-of 2026-11-21 --select zone --format concise "$@"; }
zones() { jq -r '[.summary.zones, .summary.files] | @tsv' <<<"$out"; }
count() {
  local says=$1
  shift
  run check --isolated --select zone --format json "$@"
  [[ $(zones) == "$says"$'\t'* ]] || wrong "expected $says zones"
}

# Kinds by content; in folders what is no zone is no input.
mkdir -p repo/sub repo/.hidden repo/build repo/node_modules
good_zone >repo/a.example.zone
good_zone >repo/sub/db.b.example
good_zone >repo/.hidden/c.example.zone
good_zone >repo/build/d.example.zone
good_zone >repo/node_modules/e.example.zone
printf '# Zones\n' >repo/README.md
printf -- '-----BEGIN CERTIFICATE REQUEST-----\nMII\n' >repo/web01.csr
printf -- '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n' >repo/web01.key
head -c 1000 /dev/zero >repo/noise
count 2 repo
expect_code 0
count 1 repo/build
check repo/web01.csr repo/README.md repo/noise repo/web01.key
expect_code 3
expect_err 'dcvlint: repo/README.md: a page or document; this version lints zones, requests, certificates and revocation lists
dcvlint: repo/noise: binary data; this version lints zones, requests, certificates and revocation lists'
expect_nowhere c2VjcmV0
check --origin repo/web01.key=x.example repo/web01.key
expect_code 3
expect_nowhere c2VjcmV0

# What signers and named keep beside zones is none: keys, DS records, root hints.
mkdir signed
good_zone >signed/db.dyn.example
printf '; key\ndyn.example. IN DNSKEY 257 3 13 AwEA\n' >signed/Kdyn.example.+013+12345.key
printf 'dyn.example. IN DS 12345 13 1 2BB183AF5F22588179A53B0A98631FAD1A292118\n' \
  >signed/dsset-dyn.example.
printf '.  3600000  NS  a.root-servers.net.\na.root-servers.net. 3600000 A 198.41.0.4\n' \
  >signed/db.root
count 1 signed
expect_code 0

# Two views of one zone: each is looked up in itself.
mkdir -p views/inside views/outside
good_zone >views/inside/v.example.zone
{ good_zone && printf 'www 300 CNAME web\nweb 300 A 192.0.2.8\n'; } >views/outside/v.example.zone
check views
expect_code 0
[[ $out != *target-missing* ]] || wrong 'expected nothing of another view'

# What git ignores, without git: negation, anchors, nested files, info/exclude.
mkdir -p work/zones/old work/zones/keep work/.git/info
printf '*.bak.zone\n/zones/old/\n' >work/.gitignore
printf '!b.bak.zone\n' >work/zones/.gitignore
printf 'secret.*\n' >work/.git/info/exclude
for name in a.zone a.bak.zone b.bak.zone secret.zone old/c.zone keep/d.zone; do
  good_zone >"work/zones/$name"
done
run check --isolated --select zone --format json work
[[ $(zones) == 3$'\t'* ]] || wrong 'a, b.bak and keep/d'
if command -v git >/dev/null; then
  rm -rf work/.git/HEAD
  (cd work && exclude=$(<.git/info/exclude) && git init -q . && printf '%s\n' "$exclude" >.git/info/exclude)
  [[ $(cd work && git ls-files -o --exclude-standard | grep -c 'zone$') == 3 ]] || wrong 'git disagrees'
fi
check work/zones/a.bak.zone
expect_code 0

# dcvlint.toml excludes too.
printf 'exclude = ["zones/keep/"]\n' >work/dcvlint.toml
run check --select zone --format json work
[[ $(zones) == 2$'\t'* ]] || wrong 'a and b.bak'

# A dcvlint.toml that is a link is read within its tree only: what is in other files stays there.
mkdir -p linked/zones linked/shared linked/.git
good_zone >linked/zones/a.example.zone
printf 'secret_key = "hush"\n' >outside.toml
ln -s ../../outside.toml linked/zones/dcvlint.toml
run check linked
expect_code 2
expect_err_has 'linked/zones/dcvlint.toml: a link that leads out of '
expect_nowhere secret_key
expect_nowhere hush
printf 'ignore = ["zone"]\n' >linked/shared/dcvlint.toml
ln -sf ../shared/dcvlint.toml linked/zones/dcvlint.toml
run check linked
expect_code 0
rm -r linked/.git
run check linked
expect_code 2
expect_err_has 'commit the file itself, or name it with --config'
run check --config linked/zones/dcvlint.toml linked
expect_code 0

# So is what it extends, and rules: no link leads out, openly named paths do.
mkdir -p tree/.git tree/zones tree/ours/our outside
good_zone >tree/zones/a.example.zone
printf 'hush = "hush"\n' >outside/hush.toml
ln -s ../../outside/hush.toml tree/zones/linked.toml
ln -s ../../outside tree/zones/folder
for extend in linked.toml folder/hush.toml; do
  printf 'extend = "%s"\n' "$extend" >tree/zones/dcvlint.toml
  run check tree
  expect_code 2
  expect_err "dcvlint: $work/tree/zones/dcvlint.toml:1:10: \"$extend\" is a link that leads out of $work/tree; write the path that it leads to"
done
printf 'rules = ["folder"]\n' >tree/zones/dcvlint.toml
run check tree
expect_code 2
expect_err_has '"folder" is a link that leads out of'
printf 'ignore = ["zone"]\n' >tree/base.toml
ln -sf ../base.toml tree/zones/linked.toml
printf 'extend = "linked.toml"\n' >tree/zones/dcvlint.toml
run check tree
expect_code 0
printf 'ignore = ["zone"]\n' >outside/base.toml
printf 'extend = "../../outside/base.toml"\nrules = ["../ours"]\n' >tree/zones/dcvlint.toml
ln -s ../../../outside/hush.toml tree/ours/our/hush.toml
run check tree
expect_code 2
expect_err "dcvlint: $work/tree/ours/our/hush.toml: a link that leads out of $work/tree; it isn't read"
rm tree/ours/our/hush.toml
run check tree
expect_code 0
# A folder of rules that is none.
printf 'rules = ["/"]\n' >tree/zones/dcvlint.toml
ran='check with rules = ["/"]'
code=0
timeout 20 "$DCVLINT" check tree >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 2
expect_err_has ' for a folder of rules'

# --include-root is a folder.
mkfifo fifo
for root in tree/base.toml fifo /dev/null; do
  run check --isolated --include-root "$root" tree
  expect_code 2
  expect_err "dcvlint: --include-root $root: is no folder"
done

# Included files are read with what includes them, once, however they are named.
mkdir inc
{ good_zone; printf '$INCLUDE part\n'; } >inc/i.example.zone
printf 'www A 192.0.2.999\n' >inc/part
check inc
expect_code 1
[[ $(grep -c 'inc/part:1:7: error\[zone/rdata-address\]' <<<"$out") == 1 ]] || wrong 'once'
check inc/part inc/i.example.zone
[[ $(grep -c 'part:1:7: error\[zone/rdata-address\]' <<<"$out") == 1 ]] || wrong 'once'
# Named alone it is a fragment: no SOA is expected of it.
check inc/part
expect_code 1
expect_out_has 'inc/part:1:7: error[zone/rdata-address]'
expect_nowhere 'error[zone/soa-missing]'

# Looked for in the folders above, too, as the help says; and shown as the others are.
mkdir -p above/master
{ good_zone; printf '$INCLUDE sub/part\n$INCLUDE nowhere\n'; } >above/master/j.example.zone
mkdir -p above/sub
printf 'www A 192.0.2.999\n' >above/sub/part
ran='check . in above'
code=0
(cd above && "$DCVLINT" check --isolated --select zone .) >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 1
expect_out_has '--> sub/part:1:7'
expect_out_has '--> master/j.example.zone:'
expect_out_has 'then in those above it'
expect_nowhere './'

# Origins: option, dcvlint.toml, named.conf, text, file name, none.
mkdir o
target() { jq -r '.findings[0].target // .findings[0].words.name // ""' <<<"$out"; }
{ good_zone; printf 'out.example.org. A 192.0.2.1\n'; } >o/zonefile
cp o/zonefile o/example.org.zone
check o/example.org.zone
expect_code 0
expect_nowhere 'zone/out-of-zone-data'
check --origin other.example o/example.org.zone
expect_out_has 'zone/out-of-zone-data'
check --origin o/example.org.zone=other.example o/example.org.zone
expect_out_has 'zone/out-of-zone-data'
check o/zonefile
expect_code 1
expect_out_has 'o/zonefile:1:1: error[zone/origin-unknown]'
check --origin example.org o/zonefile
expect_code 0
printf '[[zone]]\nfile = "o/zone*"\norigin = "example.org"\n' >dcvlint.toml
run check --select zone o/zonefile
expect_code 0
rm dcvlint.toml
printf 'zone "example.org" { type primary; file "zonefile"; };\n' >o/named.conf
check o/zonefile o/named.conf
expect_code 0
printf 'zone "example.org" { type primary; file "/etc/bind/zonefile"; };\n' >o/named.conf
check o/zonefile o/named.conf
expect_code 0
check o/named.conf
expect_code 3
rm o/named.conf
printf 'zone:\n  name: "example.org"\n  zonefile: "zonefile"\n' >o/nsd.conf
check o/zonefile o/nsd.conf
expect_code 0
check o/nsd.conf
expect_code 3
expect_err_has 'o/nsd.conf: a configuration of NSD, and no zone'
rm o/nsd.conf
printf 'zone:\n  - domain: example.org\n    storage: /var/lib/knot\n    file: zonefile\n' >o/knot.conf
check o/zonefile o/knot.conf
expect_code 0
rm o/knot.conf
printf 'example.org {\n  file zonefile\n}\n' >o/Corefile
check o/zonefile o/Corefile
expect_code 0
rm o/Corefile
{ printf '$ORIGIN example.org.\n'; cat o/zonefile; } >o/told
check o/told
expect_code 0
check --origin 'a..b' o/zonefile
expect_code 2
expect_err 'dcvlint: --origin: "a..b" is no domain name'

# Standard input.
code=0
ran='check - <bad zone'
bad_zone | "$DCVLINT" check --isolated --select zone --format concise --origin a.example - >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 1
expect_out_has '<stdin>:5:7: error[zone/rdata-address]'
code=0
: | "$DCVLINT" check --isolated - >.out 2>.err || code=$?
out=$(<.out) err=$(<.err)
expect_code 3
expect_err 'dcvlint: <stdin>: empty; this version lints zones, requests, certificates and revocation lists'
finish
