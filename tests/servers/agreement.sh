#!/usr/bin/env bash
# What the view of a repository and both engines make of each name of the tree, beside each other.
# agreement.txt has the table that is expected; a row whose columns differ says why they may.
# DCVLINT names the binary; the tools stand beside it.
#   agreement.sh [--write]   --write accepts what is there now; read the difference
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
expected=$(cd "${BASH_SOURCE[0]%/*}" && pwd)/agreement.txt
dns_tree

zones_of_tree
{ questions; printf 'www.future.tree CAA\n'; } >"$folder/questions"
column() { sed 's/^[^:]*: //' >"$folder/$1"; }
"$tools/ask_dns" --verdicts "${zones[@]}" <"$folder/questions" | column zones
"$tools/ask_dns" --verdicts --timeout 1500 127.0.0.1:5353 <"$folder/questions" | column server
"$tools/ask_dns" --verdicts --timeout 3000 --embedded "$folder/root.hints" "$folder/root.key" \
  <"$folder/questions" | column embedded

# Why a row may differ; nothing: it may not.
reason() { # NAME
  case $1 in
    bad.good.tree | *expired.tree | *nosig.tree | *wrongds.tree | *future.tree)
      printf 'signatures are not verified in zone files' ;;
    c1.bind.tree) printf 'BIND follows 11 aliases, then fails; a zone file has no server' ;;
    lame.bind.tree) printf 'the zone that it leads to is not in the repository' ;;
    *hostile.tree | wrongid.tree | spoof.tree | otherquestion.tree | loop.tree | junk.tree | \
      truncated.tree | closed.tree | drip.tree | *lame.tree | *deadsigned.tree | *shut.tree | *gone.tree | *norzone.tree)
      printf 'the zone is not in the repository, only its delegation' ;;
  esac
}
{
  printf '%-26s| %-26s| %-26s| %-26s| %s\n' name zones server embedded 'why they differ'
  paste -d '|' "$folder"/{questions,zones,server,embedded} |
    while IFS='|' read -r name in_zones by_server by_embedded; do
      why=
      # Zone files do not tell what is validated: "-" in that column is no difference.
      if [[ $by_server != "$by_embedded" || ${in_zones% *} != "${by_server% *}" ]]; then
        why=$(reason "${name% *}")
        if [[ ! $why ]]; then why='NO REASON'; fi
      fi
      row=$(printf '%-26s| %-26s| %-26s| %-26s| %s' "$name" "$in_zones" "$by_server" "$by_embedded" "$why")
      printf '%s\n' "${row%"${row##*[! ]}"}"
    done
} >"$folder/agreement"
if [[ ${1:-} == --write ]]; then cp "$folder/agreement" "$expected"; fi
failed=0
diff "$expected" "$folder/agreement" || failed=1
if grep 'NO REASON' "$folder/agreement"; then failed=1; fi
exit "$failed"
