# Sourced by the scripts beside it: a work folder that goes away, and run + expectations.
# run ARGUMENTS… keeps standard output, standard error and exit code of dcvlint.
set -euo pipefail
shopt -s lastpipe # what is found wrong at the end of a pipe is known behind it
unset GITHUB_ACTIONS NO_COLOR FORCE_COLOR CLICOLOR_FORCE
export LC_ALL=C
tests=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
export PERL5LIB=$tests # Der.pm
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

run() {
  code=0
  ran="dcvlint $*"
  "$DCVLINT" "$@" >"$work/.out" 2>"$work/.err" || code=$?
  out=$(tr '\0' '@' <"$work/.out")
  err=$(tr '\0' '@' <"$work/.err")
}
# Standard input of the next `run` is not the script's.
exec </dev/null

wrong() {
  failed=1
  printf -- '--- %s: %s\nexit code %s\nstandard output:\n%s\nstandard error:\n%s\n' \
    "$ran" "$1" "$code" "$out" "$err"
}
expect_code() { [[ $code == "$1" ]] || wrong "expected exit code $1"; }
expect_out() { [[ $out == "$1" ]] || wrong "expected on standard output:"$'\n'"$1"; }
expect_err() { [[ $err == "$1" ]] || wrong "expected on standard error:"$'\n'"$1"; }
expect_out_has() { [[ $out == *"$1"* ]] || wrong "expected on standard output: $1"; }
expect_err_has() { [[ $err == *"$1"* ]] || wrong "expected on standard error: $1"; }
expect_nowhere() {
  if [[ $out == *"$1"* || $err == *"$1"* ]]; then wrong "not expected: $1"; fi
}
finish() { exit "$failed"; }

# A zone without faults, and one with an error, both without advice from anything but zone/ rules.
good_zone() { printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\n'; }
bad_zone() { good_zone; printf 'www A 192.0.2.999\n'; }
