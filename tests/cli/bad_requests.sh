#!/usr/bin/env bash
# What people send in place of a request, and requests made to hurt: named, bounded, explained, the
# other inputs still judged, and nothing of a private key in any report.
# release only: its bounds are on time and memory.
source "${BASH_SOURCE[0]%/*}/expect.bash"
formats='text concise json jsonl github sarif'
check() { run timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format concise "$@"; }
run() {
  code=0
  ran="$*"
  "$@" >"$work/.out" 2>"$work/.err" || code=$?
  out=$(tr '\0' '@' <"$work/.out")
  err=$(tr '\0' '@' <"$work/.err")
}
# What check says of a file of octets, within a second or two and 1 GB.
bounded() {
  local begun=$SECONDS
  code=0
  ran="check $* (bounded)"
  (ulimit -v 1000000; exec timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 \
    --format concise "$@") >"$work/.out" 2>"$work/.err" || code=$?
  out=$(head -c 100000 "$work/.out" | tr '\0' '@')
  err=$(<"$work/.err")
  ((SECONDS - begun <= 5)) || wrong 'expected an end within 5 s'
  [[ $code == 0 || $code == 1 || $code == 3 ]] || wrong 'expected exit code 0, 1 or 3'
}

# --- other things -------------------------------------------------------------------------------

openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem 2>/dev/null
openssl req -new -key key.pem -subj /C=SE/O=KTH/CN=www.kth.se -out good.csr
openssl req -in good.csr -outform DER -out good.der
openssl req -x509 -key key.pem -subj /CN=www.kth.se -days 30 -out cert.pem
openssl pkcs12 -export -inkey key.pem -in cert.pem -passout pass:secret -out store.p12
openssl crl2pkcs7 -nocrl -certfile cert.pem -out chain.p7b
printf 'PK\3\4\24\0\0\0\10\0some.csr' >requests.zip
printf '{"csr": "none"}\n' >request.json
printf 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1 user@host\n' >id_ed25519.pub
printf -- '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n-----END OPENSSH PRIVATE KEY-----\n' \
  >id_ed25519
printf -- '-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n' >list.crl
bad_zone >bad.example.zone
check store.p12 request.json requests.zip id_ed25519 id_ed25519.pub bad.example.zone
expect_code 3
expect_err_has 'store.p12: a PKCS #12 key store'
expect_err_has 'request.json: a JSON file'
expect_err_has 'requests.zip: an archive or compressed file'
expect_err_has 'id_ed25519: an SSH key'
expect_err_has 'id_ed25519.pub: an SSH key'
expect_nowhere b3BlbnNzaC1rZXktdjE
expect_out_has 'bad.example.zone:5:7: error[zone/rdata-address]'
check list.crl
expect_code 1
expect_out_has 'list.crl:2:3: error[der/missing-field]'
check chain.p7b
expect_code 3
expect_err_has 'chain.p7b: a CMS (PKCS#7) message'
# What is said instead works.
openssl crl2pkcs7 -nocrl -certfile cert.pem -outform DER -out chain-der.p7b
for file in chain.p7b chain-der.p7b; do
  check $file
  expect_err_has "-in $file | dcvlint check -)"
  command=${err#*its certificates: } command=${command%% | dcvlint*}
  [[ $($command | "$DCVLINT" check --isolated --format json - | jq .summary.certificates) == 1 ]] ||
    wrong "$command gives dcvlint no certificate"
done
openssl req -in good.csr -text -noout -out printed.txt
check printed.txt
expect_code 3
expect_err_has 'printed.txt: a certificate request printed as text, without its PEM block'

# A certificate behind a revocation list.
cat list.crl cert.pem >both.pem
check both.pem
expect_out_has '1 certificate, 1 revocation list'

# --- damaged text -------------------------------------------------------------------------------

pem_case() {  # pem_case RULE SEVERITY: standard input, as a file that is named
  cat >damaged.csr
  check --select pem damaged.csr good.csr
  expect_out_has "$2[$1]"
  [[ $2 == error ]] && expect_code 1
  true
}
{ printf '\xEF\xBB\xBF'; cat good.csr; } | pem_case pem/byte-order-mark warning
{ printf '\xFF\xFE'; sed 's/./&\x00/g; s/$/\x0D\x00/' good.csr; } | pem_case pem/utf-16 error
sed 's/^/  /' good.csr | pem_case pem/indented warning
sed '1s/^-//' good.csr | pem_case pem/damaged-boundary error
sed '1d;$d' good.csr | pem_case pem/no-boundaries error
sed '1s/-/\xE2\x80\x93/g' good.csr | pem_case pem/damaged-boundary error
sed '$d' good.csr | pem_case pem/no-end error
{ cat good.csr; sed '1d' good.csr; } | pem_case pem/end-without-begin error
sed '$s/REQUEST/REQUIEM/' good.csr | pem_case pem/label-mismatch error
sed 's/CERTIFICATE REQUEST/NEW &/' good.csr | pem_case pem/label-old notice
sed 's/CERTIFICATE REQUEST/CERTIFICATE/' good.csr | pem_case pem/wrong-label error
sed '1aHost: a\n' good.csr | pem_case pem/headers warning
sed '3s/^/> /' good.csr | pem_case pem/bad-character error
# One cause, one finding: what a lost character makes of the rest, and what is only cut off.
openssl req -new -key key.pem -utf8 -subj '/C=SE/ST=Skane lan/L=Lund/O=LU/CN=www.lu.se' \
  -addext subjectAltName=DNS:www.lu.se -out named.csr
sed '2s/./*/50' named.csr >lost.csr
openssl req -in named.csr -outform DER | head -c 120 >cut.csr
check lost.csr
expect_code 1
expect_out_has 'lost.csr:2:50: error[pem/bad-character]'
expect_out_has '1 error, 0 warnings, 0 notices'
check cut.csr
expect_code 1
expect_out_has 'error[der/truncated]'
expect_nowhere 'names/san-missing'
expect_nowhere 'subject/dv-extra-attribute'
tr -d '\n' <named.csr >joined.csr
sed 's/$/\\n/' named.csr | tr -d '\n' >spelled.csr
check joined.csr
expect_out_has 'error[pem/damaged-boundary]'
expect_nowhere 'pem/line-length'
check spelled.csr
expect_out_has 'error[pem/escaped-newline]'
expect_nowhere 'pem/line-length'
expect_nowhere 'pem/damaged-boundary'
sed '2,$s/$/\\n/' good.csr | tr -d '\n' | sed 's/REQUEST-----/&\n/' | pem_case pem/escaped-newline error
printf -- '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n' |
  pem_case pem/empty-block error
perl -e 'print "-----BEGIN X-----\n-----END X-----\n" x 100_001' >blocks.pem
bounded blocks.pem
expect_out_has 'error[pem/too-many-blocks]'
expect_out_has 'more of pem/empty-block'

# --- DER that was made to hurt --------------------------------------------------------------------

cat >der.pm <<'PERL'
# Strings of octets, from inside out.
use Der qw(tlv);
sub sequence { tlv(0x30, @_) }
sub oid { tlv(0x06, @_) }
sub rdn { tlv(0x31, sequence(oid("\x55\x04" . chr $_[0]), $_[1])) }
sub extension { sequence(oid($_[0]), tlv(0x04, $_[1])) }
$san = "\x55\x1D\x11";
$algorithm = sequence(oid("\x2A\x86\x48\xCE\x3D\x04\x03\x02"));
$signature = tlv(0x03, "\0" . sequence(tlv(0x02, "\1"), tlv(0x02, "\1")));
$key = sequence(sequence(oid("\x2A\x86\x48\xCE\x3D\x02\x01"),
                         oid("\x2A\x86\x48\xCE\x3D\x03\x01\x07")),
                tlv(0x03, "\0\4" . pack('H*', '6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296' .
                                              '4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5')));
$name = sequence(rdn(3, tlv(0x0C, 'www.kth.se')));
sub request { my %o = @_;
  sequence(sequence($o{version} // "\2\1\0", $o{name} // $name, $o{key} // $key,
                    $o{attributes} // tlv(0xA0, sequence(oid("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E"),
                                                         tlv(0x31, sequence($o{extensions} // ''))))),
           $algorithm, $signature) }
sub certificate { my %o = @_;
  sequence(sequence(tlv(0xA0, "\2\1\2"), tlv(0x02, $o{serial} // "\1"), $algorithm, $name,
                    sequence($o{from} // tlv(0x17, '260101000000Z'), $o{to} // tlv(0x17, '260301000000Z')),
                    $name, $key, tlv(0xA3, sequence(extension($san, sequence(tlv(0x82, 'www.kth.se')))))),
           $algorithm, $signature) }
1;
PERL
der() { perl -I. -e 'require "der.pm"; binmode STDOUT; print eval $ARGV[0]; die $@ if $@' "$1"; }
der_case() {  # der_case RULE SEVERITY EXPRESSION
  der "$3" >made.der
  bounded --select pem,der,request,certificate made.der
  expect_out_has "$2[$1]"
  # In PEM the same.
  { echo '-----BEGIN CERTIFICATE REQUEST-----'; base64 -w64 made.der
    echo '-----END CERTIFICATE REQUEST-----'; } >made.csr
  bounded --select pem,der,request,certificate made.csr
  expect_out_has "$2[$1]"
}

der 'request(extensions => extension($san, sequence(map { tlv(0x82, "h$_.example.org") } 1..100_000)))' >names.der
bounded names.der
der 'request(extensions => extension($san, sequence(map { tlv(0x82, "x.example.org") } 1..100_000)))' >names.der
bounded names.der
der 'request(extensions => extension($san, sequence(map { tlv(0x82, "\x1B[31m_$_") } 1..100_000)))' >names.der
bounded names.der
expect_nowhere $'\e'
der 'request(extensions => extension($san, sequence(map { tlv(0x82, "xn--$_-é") } 1..100_000)))' >names.der
bounded names.der
der 'request(name => sequence(map { rdn(11, tlv(0x0C, "OU $_")) } 1..10_000))' >attributes.der
bounded attributes.der
der 'request(name => sequence(map { rdn(3, tlv(0x0C, "www$_.kth.se")) } 1..10_000), extensions => extension($san, sequence(map { tlv(0x82, "h$_.example.org") } 1..20_000)))' >attributes.der
bounded attributes.der
der 'request(name => sequence(tlv(0x31, map { sequence(oid("\x55\x04\x0B"), tlv(0x0C, sprintf "%05d", $_)) } 1..10_000)))' >rdn.der
bounded rdn.der
der 'request(attributes => tlv(0xA0, map { sequence(oid("\x2A\x03" . pack("w", $_)), tlv(0x31, "\5\0")) } 1..10_000))' >many.der
bounded many.der
der 'request(extensions => join "", map { extension("\x2A\x03" . pack("w", $_), "\5\0") } 1..10_000)' >extensions.der
bounded extensions.der
for text in 'tlv(0x0C, "a" x 65_536)' 'tlv(0x0C, "\xC3\xA5" x 32_768)' 'tlv(0x0C, "\xC3\x83\xC2\xA5" x 16_384)' \
  'tlv(0x0C, "\xFF" x 65_536)' 'tlv(0x1E, "\0a" x 32_768)' 'tlv(0x0C, "a." x 32_768)' 'tlv(0x0C, "\x1B" x 65_536)' \
  'tlv(0x0C, "e" . "\xCC\x81" x 32_768)' 'tlv(0x14, "\xE5" x 65_536)'; do
  der "request(name => sequence(rdn(3, $text), rdn(10, $text)), extensions => extension(\$san, sequence(tlv(0x82, \"a.\" x 32_768))))" >value.der
  bounded value.der
  expect_nowhere $'\e'
done

der_case der/nested-too-deep error 'my $deep = "\x30\x80" x 10_000; request(name => $deep)'
der_case der/nested-too-deep error 'my $deep = ""; $deep = sequence($deep) for 1..10_000; request(name => $deep)'
der_case der/indefinite-length error 'request(name => "\x30\x80\0\0")'
der_case der/length-overrun error 'request(name => "\x30\x84\x7F\xFF\xFF\xFF")'
der_case der/length-overrun error 'request(name => "\x30\x84\xFF\xFF\xFF\xFF")'
der_case der/length-too-large error 'request(name => "\x30\x88\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")'
der_case der/reserved-length error 'request(name => "\x30\xFF")'
der_case der/trailing-bytes warning 'request() . "\n"'
der_case der/trailing-bytes warning 'request() . "\0" x 1_000_000'
der_case der/truncated error 'substr request(), 0, 80'
der_case der/empty-integer error 'certificate(serial => "")'
der_case der/non-minimal-integer error 'certificate(serial => "\0\1")'
der_case der/bad-time error 'certificate(from => tlv(0x17, "2601010000Z"))'
der_case der/bad-time error 'certificate(from => tlv(0x17, "260101000000+0100"))'
der_case der/bad-time error 'certificate(to => tlv(0x18, "20500101000000.5Z"))'
der_case der/bad-time error 'certificate(to => tlv(0x18, "20500230000000Z"))'
der_case der/bad-time error 'certificate(to => tlv(0x18, "99991399999999Z"))'
der_case der/bad-time error 'certificate(to => tlv(0x18, "\x1B[31m"))'
der_case certificate/time-type error 'certificate(from => tlv(0x18, "20260101000000Z"))'
der_case request/attributes-missing warning 'request(attributes => "")'
for year in 0000 1949 9999; do
  der "certificate(from => tlv(0x18, \"${year}0101000000Z\"), to => tlv(0x18, \"${year}1231235959Z\"))" >year.der
  bounded year.der
done
der 'certificate(serial => "\xFF")' >serial.der
bounded serial.der
der 'certificate(serial => "\x7F" x 65_536)' >serial.der
bounded serial.der
# A key that would take long to use.
der 'request(key => sequence(sequence(oid("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01"), "\5\0"), tlv(0x03, "\0" . sequence(tlv(0x02, "\x7F" . "\xFF" x 65_536), tlv(0x02, "\x7F" . "\xFF" x 65_536)))))' >key.der
bounded key.der

# Each of these has a finding that says where.
located() { # RULE EXPRESSION [TEXT]
  der "$2" >made.der
  local begun=$SECONDS
  code=0
  ran="check of $2 (located)"
  (ulimit -v 1000000; exec timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format json made.der) \
    >"$work/.out" 2>"$work/.err" || code=$?
  out=$(head -c 100000 "$work/.out") err=$(<"$work/.err")
  ((SECONDS - begun <= 5)) || wrong 'expected an end within 5 s'
  [[ $code == 0 || $code == 1 ]] || wrong 'expected exit code 0 or 1'
  [[ $(jq -r --arg rule "$1" '[.findings[] | select((.rule | test($rule)) and .offset > 0)] | length' "$work/.out") -gt 0 ]] ||
    wrong "expected $1 with an offset"
  [[ -z ${3-} ]] || jq -r '.findings[].message' "$work/.out" | grep -qF -- "$3" || wrong "expected: $3"
}
located '^subject/duplicate-attribute$' 'request(name => sequence(map { rdn(10, tlv(0x0C, "unit $_")) } 1..10_000))'
located '^subject/attribute-too-long$' 'request(name => sequence(rdn(10, tlv(0x0C, "\xC3\xA5" x 32_768))))'
located '^subject/control-character$' 'request(name => sequence(rdn(10, tlv(0x0C, "\0" x 65_536))))'
located '^subject/invalid-encoding$' 'request(name => sequence(rdn(10, tlv(0x1E, "KTH"))))'
located '^der/empty-sequence$' 'request(name => sequence(tlv(0x31)))'
located '^subject/' 'request(name => sequence(tlv(0x31, sequence(oid("\x2B\6\1\4\1\x86\x8D\x1F\7"), tlv(0x0C, "x")))))' 1.3.6.1.4.1.99999.7
located '^request/extension-ignored$' 'request(extensions => extension("\x2B\6\1\4\1\x86\x8D\x1F\x08", "\5\0"))' 1.3.6.1.4.1.99999.8
located '^request/attribute' 'request(attributes => tlv(0xA0, sequence(oid("\x2B\6\1\4\1\x86\x8D\x1F\x09"), tlv(0x31, "\5\0"))))' 1.3.6.1.4.1.99999.9
located '^request/version$' 'request(version => "\2\1\xFF")'
located '^request/version$' 'request(version => "\2\x08\x7F" . "\xFF" x 7)'
located '^der/empty-integer$' 'request(version => "\2\0")'
located '^request/extension-duplicate$' 'request(extensions => extension($san, sequence(tlv(0x82, "www.kth.se"))) x 1000)'
# Names within names, and an attribute that holds a request again.
located '^der/nested-too-deep$' 'my $v = $name; $v = sequence(tlv(0xA4, $v)) for 1..2000; request(extensions => extension($san, $v))'
located '^der/|^request/' 'my $v = request(); $v = request(attributes => tlv(0xA0, sequence(oid("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E"), tlv(0x31, $v)))) for 1..50; $v'
# Extensions that end early: each of those that are read, cut after each of its octets.
extensions=(
  '\x55\x1D\x0E "\4\2\1\2"' '\x55\x1D\x0F "\3\2\5\xA0"' '\x55\x1D\x11 "\x30\x0C\x82\x0Awww.kth.se"'
  '\x55\x1D\x13 "\x30\6\1\1\xFF\2\1\0"' '\x55\x1D\x20 "\x30\x0A\x30\x08\6\6\x67\x81\x0C\1\2\2"'
  '\x55\x1D\x25 "\x30\x0A\6\x08\x2B\6\1\5\5\7\3\1"'
)
for each in "${extensions[@]}"; do
  size=$(perl -e "print length(${each#* })")
  for ((cut = 0; cut < size; ++cut)); do
    located '^der/|^request/' "request(extensions => extension(\"${each%% *}\", substr(${each#* }, 0, $cut)))"
  done
done

# The others are still judged.
check made.der store.p12 bad.example.zone
expect_code 3
expect_out_has 'error[zone/rdata-address]'

# --- private keys -----------------------------------------------------------------------------------

openssl genrsa -traditional -out rsa.key 2048 2>/dev/null
openssl pkcs8 -topk8 -in rsa.key -passout pass:secret -out encrypted.key
openssl rsa -in rsa.key -aes128 -traditional -passout pass:secret -out headers.key 2>/dev/null
openssl pkcs8 -topk8 -nocrypt -in rsa.key -out pkcs8.key
openssl rsa -in rsa.key -outform DER -traditional -out rsa.der 2>/dev/null
openssl pkcs8 -topk8 -nocrypt -in rsa.key -outform DER -out pkcs8.der
openssl pkcs8 -topk8 -in rsa.key -passout pass:secret -outform DER -out encrypted.der

# No run of 12 characters from the middle of any line, whatever the format.
nothing_of() {
  local line
  while read -r line; do
    ((${#line} >= 40)) && [[ $line != *-----* && $line != *:* ]] || continue
    if [[ $out == *"${line:14:12}"* || $err == *"${line:14:12}"* ]]; then
      wrong 'something of the key is shown'
      return
    fi
  done <"$1"
}
key_case() {  # key_case SECRETS FILE…: each file named, and in a folder with others
  local secrets=$1 file format
  shift
  for file; do
    for format in $formats; do
      run timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format "$format" "$file"
      [[ $code == 1 || $code == 3 ]] || wrong "a key that isn't told: $file"
      nothing_of "$secrets"
    done
  done
}
key_case rsa.key rsa.key
key_case encrypted.key encrypted.key
key_case headers.key headers.key
key_case pkcs8.key pkcs8.key
for name in rsa pkcs8 encrypted; do
  check "$name.der"
  expect_code 1
  expect_out_has 'error[pem/private-key]'
done
base64 -w64 pkcs8.der >bare.csr
key_case pkcs8.key bare.csr
sed 's/PRIVATE KEY/CERTIFICATE REQUEST/' pkcs8.key >called.csr
sed 's/RSA PRIVATE KEY/CERTIFICATE/' rsa.key >called.crt
key_case pkcs8.key called.csr
key_case rsa.key called.crt
sed '3s/^/!!/; $d' pkcs8.key >damaged.csr
cat good.csr >>damaged.csr
key_case pkcs8.key damaged.csr
sed 's/^/    /' pkcs8.key >indented.csr
key_case pkcs8.key indented.csr
{ cat good.csr; sed 's/^/> /' pkcs8.key; } >quoted.csr
key_case pkcs8.key quoted.csr
tr '\n' ' ' <pkcs8.key >one-line.csr
key_case pkcs8.key one-line.csr
sed '1s/-----$//' pkcs8.key >no-hyphens.csr
key_case pkcs8.key no-hyphens.csr
{ printf '\xFF\xFE'; sed 's/./&\x00/g; s/$/\x0D\x00/' pkcs8.key; } >utf16.csr
key_case pkcs8.key utf16.csr
# Behind a request whose END is missing, and before one.
{ sed '$d' good.csr; cat pkcs8.key; } >behind.csr
{ cat pkcs8.key good.csr; } >before.csr
{ sed '$d' pkcs8.key; cat good.csr; } >open.csr
{ cat good.csr; sed '1d' pkcs8.key; } >tail.csr
key_case pkcs8.key behind.csr before.csr open.csr
# A key that is not recognised, since something stands before it: its octets are shown no more than
# those of anything else that is no DER.
openssl genpkey -algorithm ed25519 -out short.pem 2>/dev/null
{ echo '-----BEGIN CERTIFICATE-----'; echo AAAA; sed -n 2p short.pem; echo '-----END CERTIFICATE-----'; } >shifted.crt
run timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 shifted.crt
expect_code 1
expect_out_has ' --> shifted.crt:2:1
  = 1 octet at 0: 00
'
expect_nowhere '+ep'
mkdir keys
cp ./*.key behind.csr before.csr keys/
for format in $formats; do
  run timeout 60 "$DCVLINT" check --isolated --as-of 2026-11-21 --format "$format" keys
  expect_code 1
  for secrets in rsa.key encrypted.key headers.key pkcs8.key; do nothing_of "$secrets"; done
done
finish
