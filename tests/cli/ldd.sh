#!/usr/bin/env bash
# The release binary loads the C library, its maths and nothing else: start-up time, and a binary
# that runs on any Debian 12.
# release only: the sanitizers bring libraries of their own.
set -euo pipefail
libraries=$(ldd "$DCVLINT")
others=$(grep -vE '^\s*(linux-vdso\.so\.1|libc\.so\.6|libm\.so\.6|/lib64/ld-linux-x86-64\.so\.2|/lib/ld-linux-aarch64\.so\.1)\s' <<<"$libraries" || true)
if [[ -n $others ]]; then
  printf 'loaded besides libc, libm and the loader:\n%s\n' "$others"
  exit 1
fi
grep -q 'libc\.so\.6' <<<"$libraries" || { printf 'not a dynamic program:\n%s\n' "$libraries"; exit 1; }
# Position-independent, relocated before main, and with a stack that can't be run.
headers=$(readelf -hldW "$DCVLINT")
grep -q 'Type: *DYN' <<<"$headers" || { echo 'no PIE'; exit 1; }
grep -q 'GNU_RELRO' <<<"$headers" || { echo 'no RELRO'; exit 1; }
grep -qE 'GNU_STACK .* RW ' <<<"$headers" || { echo 'a stack that can be run'; exit 1; }
