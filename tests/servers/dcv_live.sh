#!/usr/bin/env bash
# dcvlint dcv over a tree of real servers: both engines see the same, zones stand before them, and
# what was recorded is replayed byte for byte. DCVLINT names the binary.
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
dns_tree
cd "$folder"
failed=0
dcv() { code=0; "$DCVLINT" dcv --isolated --as-of 2026-11-22 "$@" >out 2>err || code=$?; }
server=(--dns 127.0.0.1:5353)
own=(--dns embedded --root-hints root.hints --trust-anchors root.key)
presences='.names[] | .name as $n | .methods[] | .records[].seen[] | [$n, .name, .presence] | join(" ")'

names=(good.tree www.child.opt www.lame.tree nothing.nowhere)
for engine in server own; do
  declare -n how=$engine
  dcv --ca harica --method txt --format json "${how[@]}" "${names[@]}"
  jq -r "$presences" out >"$engine.seen"
  if ((code != 4)); then printf 'exit code %s by %s\n' "$code" "$engine"; cat err; failed=1; fi
done
diff server.seen own.seen || failed=1
diff - server.seen <<'END' || failed=1
good.tree good.tree absent
www.child.opt www.child.opt absent
www.child.opt child.opt absent
www.lame.tree www.lame.tree failed
www.lame.tree lame.tree failed
nothing.nowhere nothing.nowhere absent
END

# Zones stand before what is served.
cat >merged.zone <<'END'
$ORIGIN good.tree.
@ 300 SOA ns host 1 7200 3600 1209600 60
@ 300 NS ns
@ 300 TXT "HARICA-0123456789abcdef"
END
dcv --ca harica --method txt --format json "${server[@]}" --zones merged.zone --origin good.tree host.good.tree
if ((code != 0)) || [[ $(jq -r '.names[0].methods[0].presence' out) != shape ]]; then
  printf 'zones over live DNS: exit code %s\n' "$code"
  cat out err
  failed=1
fi

# Recorded and replayed: the same bytes.
dcv --ca sectigo --format json --record evidence "${server[@]}" good.tree '*.good.tree'
mv out recorded
recorded_code=$code
code=0
"$DCVLINT" dcv --isolated --ca sectigo --format json --replay evidence >out 2>err || code=$?
cmp recorded out || failed=1
((code == recorded_code)) || { printf 'replayed: exit code %s, recorded %s\n' "$code" "$recorded_code"; failed=1; }
exit "$failed"
