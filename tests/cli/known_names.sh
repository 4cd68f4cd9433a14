#!/usr/bin/env bash
# [text] known of dcvlint.toml: names that are right, for check and request.
source "${BASH_SOURCE[0]%/*}/expect.bash"
openssl ecparam -name prime256v1 -genkey -noout -out key.pem
request() { # NAME ORGANISATION
  openssl req -new -utf8 -key key.pem -out "$1.csr" -subj "/C=DE/ST=Bayern/L=Chiemgau/O=$2/CN=www.$1.de"
}
request overseas 'šbersee GmbH'
request lost 'M?ller & S?hne'
request marked 'Wo? da'
rules='subject/suspect-text,subject/lossy-text,subject/mojibake'
check() { run check --as-of 2026-11-22 --select "$rules" --format concise "$@"; }

# Without a list nobody can tell; what looks lossy is told.
check overseas.csr lost.csr marked.csr
expect_code 0
expect_nowhere 'šbersee'
expect_out_has 'O is "Wo? da"'
expect_nowhere 'probably'

printf 'Übersee GmbH\nMüller & Söhne\nWo? da\n' >names.txt
printf '[text]\nknown = "names.txt"\n' >dcvlint.toml
check overseas.csr lost.csr marked.csr
expect_code 0
expect_out_has 'O is "šbersee GmbH": possibly "Übersee GmbH", whose CP850 was read as Windows-1252'
expect_out_has 'a letter is lost, probably "Müller & Söhne"'
expect_nowhere 'Wo? da'
# A question mark at the end of a word is a letter where a known name says so, and a question else.
request asked 'Zwot? AG'
rules+=,subject/question-mark
check asked.csr
expect_out_has 'notice[subject/question-mark]'
printf 'Übersee GmbH\nMüller & Söhne\nWo? da\nZwoté AG\n' >names.txt
check asked.csr
expect_out_has 'a letter is lost, probably "Zwoté AG"'
expect_nowhere 'question-mark'
# The command that makes the request anew has the right name, too.
run check --as-of 2026-11-22 --select "$rules" overseas.csr
expect_out_has '/O=Übersee GmbH/'
# Isolated: as if there were none.
check --isolated overseas.csr
expect_nowhere 'šbersee'

# request does the same.
run request --as-of 2026-11-22 --ca harica --profile ov overseas.csr
expect_out_has 'warning[subject/suspect-text] O is "šbersee GmbH": possibly'

# A file that extends another has its names, too.
mkdir own
cp overseas.csr own/
printf 'extend = "../dcvlint.toml"\n[text]\nknown = ["more.txt"]\n' >own/dcvlint.toml
printf 'Lund\n' >own/more.txt
check own/overseas.csr
expect_out_has 'warning[subject/suspect-text] O is "šbersee GmbH": possibly'

# Lists that are none.
printf 'Lund\nMalm\xF6\n' >names.txt
check overseas.csr
expect_code 2
expect_err_has 'names.txt:2:5: is no UTF-8; save it as UTF-8'
printf '[text]\nknown = "/etc/passwd"\n' >dcvlint.toml
check overseas.csr
expect_code 2
expect_err_has "dcvlint.toml:2:9: \"/etc/passwd\" lies outside of $work; keep the list in the same repository"
ln -s /etc/passwd link.txt
printf '[text]\nknown = ["link.txt", "gone.txt"]\n' >dcvlint.toml
check overseas.csr
expect_code 2
expect_err_has 'dcvlint.toml:2:10: "link.txt" lies outside of'
expect_err_has 'dcvlint.toml:2:22: there is no file "gone.txt"'
finish
