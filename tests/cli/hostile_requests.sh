#!/usr/bin/env bash
# Text in subjects and names that attacks a terminal, a CI log or a page: harmless in each format.
source "${BASH_SOURCE[0]%/*}/expect.bash"
formats='text concise json jsonl github sarif'
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem 2>/dev/null
openssl pkey -in key.pem -pubout -outform DER -out public.der

# request NAME VALUE: the value as O, OU, L and CN, as names in subjectAltName and as challengePassword.
request() {
  perl -MDer=tlv -e '
    binmode STDOUT;
    my $v = $ARGV[0];
    my $name = tlv(0x30, map { tlv(0x31, tlv(0x30, tlv(6, "\x55\x04" . chr), tlv(0x0C, $v))) } 10, 11, 7, 3);
    my $san = tlv(0x30, tlv(6, "\x55\x1D\x11"), tlv(4, tlv(0x30, tlv(0x82, $v), tlv(0x81, $v), tlv(0x86, $v))));
    my $er = tlv(0x30, tlv(6, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E"), tlv(0x31, tlv(0x30, $san)));
    my $cp = tlv(0x30, tlv(6, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07"), tlv(0x31, tlv(0x0C, $v)));
    my $key = do { local $/; open my $f, "<:raw", "public.der" or die; <$f> };
    print tlv(0x30, tlv(0x30, "\2\1\0", $name, $key, tlv(0xA0, $er, $cp)),
              tlv(0x30, tlv(6, "\x2A\x86\x48\xCE\x3D\x04\x03\x02")), tlv(3, "\0x"));' "$2" >"$1.der"
  { echo '-----BEGIN CERTIFICATE REQUEST-----'; base64 -w64 "$1.der"
    echo '-----END CERTIFICATE REQUEST-----'; } >"$1.csr"
}

values=(
  $'\e[2J\e[31mred\e]0;title\a'
  $'line\n::error file=x::owned\n'
  $'cr\r::warning::owned'
  $'bidi \xE2\x80\xAEgro.elpmaxe\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9'
  $'\xC2\x9B31m c1 \xE2\x80\xA8 separator'
  $'zero\xE2\x80\x8Bwidth \xEF\xBB\xBF mark'
  $'bad \xFF\xFE utf8 \xC3'
  '<script>alert(1)</script><img src=x onerror=alert(1)>'
  '%0A::error::owned %0D {text} {0} %s %n'
  '](https://evil.example) `code` **bold** | table'
  '"},{"ruleId":"forged"}'
)
number=0
for value in "${values[@]}"; do
  name=v$((number += 1))
  request "$name" "$value"
  for file in "$name.csr" "$name.der"; do
    for format in $formats; do
      run check --isolated --as-of 2026-11-21 --format "$format" "$file"
      [[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
      # Controls but the line end, C1, separators, bidi controls, marks that can't be seen.
      if LC_ALL=C grep -qP '[\x00-\x09\x0B-\x1F\x7F]|\xC2[\x80-\x9F]|\xE2\x80[\x8B\xA8-\xAE]|\xE2\x81[\xA6-\xA9]|\xEF\xBB\xBF' \
        "$work/.out" "$work/.err"; then
        wrong "a control character or one that can't be seen"
      fi
      iconv -f UTF-8 -t UTF-8 "$work/.out" >/dev/null 2>&1 || wrong 'no UTF-8'
      if grep -qE '^::(error|warning) ?(file=x)?::owned' "$work/.out"; then wrong 'a workflow command'; fi
      case $format in
        json | sarif) jq -e . "$work/.out" >/dev/null || wrong 'no JSON' ;;
        jsonl) while read -r line; do jq -e . <<<"$line" >/dev/null || wrong 'no JSON'; done <"$work/.out" ;;
      esac
    done
    run check --isolated --as-of 2026-11-21 --format sarif "$file"
    [[ $(jq '[.runs[].results[] | select(.ruleId == "forged")] | length' <<<"$out") == 0 ]] || wrong 'a forged result'
    # Text is no Markdown and no HTML there.
    [[ $(jq '[.. | objects | select(has("markdown")) | .markdown | select(test("alert|evil"))] | length' <<<"$out") == 0 ]] ||
      wrong 'text of the request as Markdown'
  done
done
finish
