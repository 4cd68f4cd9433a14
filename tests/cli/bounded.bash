# Sourced behind expect.bash: inputs that were made to hurt.

# Check ends soon and in little memory.
bounded() { # FILE…
  local begun=$SECONDS
  code=0
  ran="check $* (bounded)"
  (ulimit -v 1000000; exec timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format json "$@") \
    >"$work/.out" 2>"$work/.err" || code=$?
  out=$(head -c 300000 "$work/.out") err=$(<"$work/.err")
  ((SECONDS - begun <= 5)) || wrong 'expected an end within 5 s'
  [[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
  [[ -z $err ]] || wrong 'expected nothing on standard error'
}
# And names the rule, with an octet.
finds() { # FILE RULE [TEXT]
  bounded "$1"
  [[ $(jq -r --arg rule "$2" '[.findings[] | select(.rule == $rule and .offset > 0)] | length' "$work/.out") -gt 0 ]] ||
    wrong "expected $2 with an offset"
  [[ -z ${3-} ]] || jq -r '.findings[].message' "$work/.out" | grep -qF -- "$3" || wrong "expected: $3"
}
