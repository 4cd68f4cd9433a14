#!/usr/bin/env bash
# dcvlint check --kind validation-log: what an auditor finds in a CA's log.
source "${BASH_SOURCE[0]%/*}/expect.bash"
cat >log.ndjson <<'END'
{"kind":"certificate","certificate":"c1","issued":"2026-11-20T10:05:00Z","names":["www.example.com","example.com"]}
{"kind":"validation","certificate":"c1","name":"www.example.com","method":"dns-01","time":"2026-04-01T00:00:00Z","quorum":"4/4"}
{"kind":"validation","certificate":"c1","name":"example.com","method":"http-01","time":"2026-11-20T10:00:00Z","quorum":"3/4","redirects":[{"code":303,"url":"https://example.com/"}]}
{"kind":"caa","certificate":"c1","name":"www.example.com","time":"2026-11-20T01:00:00Z","ttl":300,"result":"permit"}
{"kind":"caa","certificate":"c1","name"
END
check() { run check --isolated --as-of 2026-11-22 --kind validation-log --format concise "$@"; }

check log.ndjson
expect_code 1
expect_out_has 'log.ndjson:1:82: error[validation/caa-missing] certificate c1 has the name example.com, and the log has no CAA check of it'
expect_out_has 'log.ndjson:2:91: error[validation/reuse-exceeded] www.example.com was validated 233 days, 10 hours and 5 minutes before the issue: at most 200 days are allowed since 2026-03-15'
expect_out_has 'error[validation/redirect-code] a redirect with status 303 was followed for example.com'
expect_out_has 'error[validation/caa-too-old] CAA of www.example.com was last checked 9 hours and 5 minutes before the issue: at most 8 hours are allowed'
expect_out_has 'log.ndjson:5:39: error[validation/bad-line] this line is not read: the line ends too early'
expect_out_has '1 log, 4 lines'

# Without --kind it is no log, and the way to have it read is told.
run check --isolated log.ndjson
expect_code 3
expect_err 'dcvlint: log.ndjson: this looks like a validation log (--kind validation-log reads it as one)'

# The same as CSV, from standard input; in a folder by its ending.
cat >log.csv <<'END'
kind,certificate,name,method,time,issued,quorum
validation,c1,www.example.com,dns-01,2026-04-01T00:00:00Z,2026-11-20T10:05:00Z,4/4
END
check - <log.csv
expect_code 1
expect_out_has 'www.example.com was validated 233 days'
run check --isolated log.csv
expect_code 3
expect_err 'dcvlint: log.csv: this looks like a validation log (--kind validation-log reads it as one)'
# As a spreadsheet writes it where the decimal mark is a comma.
tr , ';' <log.csv >semicolons.csv
check semicolons.csv
expect_code 1
expect_out_has 'semicolons.csv:2:38: error[validation/reuse-exceeded] www.example.com was validated 233 days'
mkdir -p folder
cp log.csv folder/
printf 'nothing of ours\n' >folder/README
check folder
expect_code 1
expect_out_has 'folder/log.csv:2:38: error[validation/reuse-exceeded] www.example.com was validated 233 days'
rm folder/log.csv
check folder
expect_code 3
expect_err 'dcvlint: folder: no validation log found here (in folders these are *.ndjson, *.jsonl and *.csv)'

# Nothing to find is said, too.
cat >good.ndjson <<'END'
{"kind":"validation","name":"www.example.com","method":"dns-01","time":"2026-11-20T10:00:00Z","quorum":"4/4"}
END
check good.ndjson
expect_code 0
expect_out_has '1 log, 1 line'
run check --isolated --as-of 2026-11-22 --kind validation-log --format json good.ndjson
[[ $(jq .summary.log_lines <<<"$out") == 1 ]] || wrong 'log_lines'

# What is no log, and what is no kind.
head -c 100 /dev/zero >zeros
check zeros
expect_code 3
expect_err 'dcvlint: zeros: binary data, and no validation log (one is NDJSON, an object a line, or CSV with a column kind)'
: >empty
check empty
expect_code 3
run check --kind log good.ndjson
expect_code 2
expect_err 'dcvlint: --kind: "log" is unknown; it is one of validation-log, crl (dcvlint --help tells more)'
finish
