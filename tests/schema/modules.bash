# Sourced by the scripts beside it: sets `modules` to a folder whose node_modules has what
# package.json names. Beside the binary: the source tree stays as it is, and a second run needs no
# network.
modules=${DCVLINT%/*}/schema
mkdir -p "$modules"
exec 9>"$modules/lock"
flock 9
if ! cmp -s "$PWD/tests/schema/package.json" "$modules/package.json"; then
  rm -rf "$modules/new"
  mkdir "$modules/new"
  cp "$PWD/tests/schema/package.json" "$modules/new/"
  (cd "$modules/new" && npm install --no-audit --no-fund --ignore-scripts --loglevel=error)
  rm -rf "$modules/node_modules"
  mv "$modules/new/node_modules" "$modules/node_modules"
  mv "$modules/new/package.json" "$modules/package.json"
fi
flock -u 9
