# Sourced by the scripts beside it: sets `modules` to a folder whose node_modules has what
# package.json names. In the build folder, one for both builds: the source tree stays as it is, and
# a second run needs no network.
modules=$PWD/build/schema
mkdir -p "$modules"
exec 9>"$modules/lock"
flock 9
if ! cmp -s "$PWD/tests/schema/package.json" "$modules/package.json"; then
  rm -rf "$modules/new"
  mkdir "$modules/new"
  cp "$PWD/tests/schema/package.json" "$modules/new/"
  (cd "$modules/new" && npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
    --fetch-retries=1 --fetch-timeout=60000) || {
    printf 'npm could not fetch the validator. It needs its registry once, and to trust the\n'
    printf 'network that leads there: see cafile and proxy in npm help 7 config.\n'
    exit 1
  }
  rm -rf "$modules/node_modules"
  mv "$modules/new/node_modules" "$modules/node_modules"
  mv "$modules/new/package.json" "$modules/package.json"
fi
flock -u 9

# refused SAMPLE: each line of standard input is a change for jq, and makes of SAMPLE what the script's
# `validate` refuses. All in one call: node takes longer to start than to judge.
refused() {
  local changes i told
  mapfile -t changes
  ((${#changes[@]})) || { printf 'no changes of %s\n' "$1"; exit 1; }
  for i in "${!changes[@]}"; do jq "${changes[i]}" "$1" >"refused.$i.json"; done
  told=$(validate refused.*.json) || true
  for i in "${!changes[@]}"; do
    if [[ $'\n'$told != *$'\n'"refused.$i.json:"* ]]; then
      printf 'the schema lets this through: %s\n' "${changes[i]}"
      exit 1
    fi
  done
}
