#!/usr/bin/env bash
# ci/floors lets through what the architecture allows and refuses each kind of violation.
# release only: it runs no binary of ours.
set -euo pipefail
top=$PWD
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# Says of one file with one line whether it is refused.
expect() {
  local verdict=$1 file=$2 line=$3 status=0 out
  rm -rf "$tree/lint" "$tree/rules" "$tree/tests"
  mkdir -p "$tree/${file%/*}"
  printf '#pragma once\n%s\n' "$line" >"$tree/$file"
  out=$("$top/ci/floors" "$tree") || status=$?
  case $verdict:$status in
    allowed:0) return 0 ;;
    refused:1) if grep -qF "$file" <<<"$out"; then return 0; fi ;;
  esac
  printf 'expected %s, got status %s: %s: %s\n%s\n' "$verdict" "$status" "$file" "$line" "$out"
  failed=1
}

expect allowed lint/base/a.h '#include <vector>'
expect allowed lint/facts/a.cpp '#include "lint/base/date.h"'
expect allowed lint/sources/a.cpp '#include <ldns/ldns.h>'
expect allowed lint/engine/a.cpp '#include <toml++/toml.h>'
expect allowed lint/commands/main.cpp '#include <CLI/CLI.hpp>'
expect allowed lint/commands/check.cpp '#include "lint/reports/report.h"'
expect allowed rules/caa/a.cpp '#include "lint/engine/check.h"'
expect allowed tests/facts/a_test.cpp '#include <iostream>'

expect refused lint/base/a.h '#include "lint/facts/name.h"'        # upwards
expect refused lint/facts/a.h '#include "lint/sources/zone_file.h"'
expect refused lint/sources/a.cpp '#include "lint/findings/finding.h"' # beside: a source finds nothing
expect refused lint/reports/a.cpp '#include "lint/commands/check.h"'
expect refused rules/caa/a.cpp '#include "lint/engine/plan.h"'
expect refused lint/facts/a.cpp '#include <ldns/ldns.h>'          # C libraries end in sources
expect refused rules/caa/a.cpp '#include <openssl/x509.h>'
expect refused lint/facts/a.cpp '#include <chrono>'               # no clock
expect refused lint/engine/a.cpp '#include <fstream>'             # no files
expect refused lint/engine/a.cpp '  #  include <unistd.h>'
expect refused lint/facts/a.cpp '#include <iostream>'
expect refused lint/engine/a.h '#include <toml++/toml.h>'         # never in a header
expect refused lint/engine/check.h '#include <functional>'
expect refused lint/engine/check.h '#include <fmt/core.h>'
expect refused lint/commands/check.cpp '#include <CLI/CLI.hpp>'
expect refused lint/facts/a.cpp '#include "name.h"'               # not from the root
expect refused lint/facts/a.cpp '#include "lint/base/../sources/zone_file.h"'
expect refused tests/facts/a_test.cpp '#include "../x.h"'
expect refused lint/facts/a.cpp '#include HEADER'
expect refused lint/attic/a.cpp '#include <vector>'               # no such floor
expect refused lint/a.cpp '#include <vector>'

# The tree that this test came with is in order.
"$top/ci/floors" "$top" || failed=1
exit "$failed"
