#!/usr/bin/env bash
# Makes the requests and certificates beside this script: as people make them,
# with the OpenSSL command, and what it refuses to make with tests/tools/write_signed.
# Private keys live in a temporary folder and are deleted at the end.
#   WRITE_SIGNED=build/release/write_signed tests/corpus/nren/make-requests.sh
# Keys and OpenSSL's signatures are new each time; everything else is fixed.
set -eu
here=$(dirname "$0")
write_signed=$(realpath "${WRITE_SIGNED:-$here/../../../build/release/write_signed}")
cd "$here"
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
umask 022
mkdir -p requests certificates
rm -f requests/*.csr certificates/*.pem

host=lumen.example.org
university='/C=SE/L=Uppsala/O=Lumen University'

# key NAME ALGORITHM: a new private key.
key() {
  case $2 in
    rsa*) openssl genrsa -out "$keys/$1.key" "${2#rsa}" 2> "$keys/log" ;;
    *) openssl ecparam -genkey -noout -name "$2" -out "$keys/$1.key" ;;
  esac
}

# request NAME SUBJECT SAN [OPTION…]: a request for a key of its own; SAN may be "none".
# KEY in the environment is the algorithm.
request() {
  local name=$1 subject=$2 san=$3
  shift 3
  key "$name" "${KEY:-prime256v1}"
  {
    printf '[req]\nprompt = no\ndistinguished_name = dn\n'
    printf 'string_mask = utf8only\n[dn]\nCN = x\n'
  } > "$keys/cnf"
  local -a options=(-new -utf8 -config "$keys/cnf" -key "$keys/$name.key" -subj "$subject")
  [ "$san" = none ] || options+=(-addext "subjectAltName=$san")
  openssl req "${options[@]}" "$@" -out "requests/$name.csr"
}

# made NAME, TOML on standard input: what OpenSSL refuses to make.
made() { "$write_signed" > "requests/$1.csr"; }
made_certificate() { "$write_signed" > "certificates/$1.pem"; }

# --- requests that are right -----------------------------------------------------------------

request www "$university/CN=www.$host" "DNS:www.$host,DNS:$host"
KEY=rsa3072 request mail "$university/CN=mail.$host" "DNS:mail.$host,DNS:autodiscover.$host"
KEY=secp384r1 request apps "$university" "DNS:*.apps.$host,DNS:apps.$host"

# --- subjects --------------------------------------------------------------------------------

request library "/C=SE/L=Uppsala/O=Lumen University/OU=Library/CN=library.$host" \
  "DNS:library.$host"
request country-lower-case "/C=se/L=Uppsala/O=Lumen University/CN=sso.$host" "DNS:sso.$host"
request country-uk "/C=UK/L=London/O=Lumen University London/CN=london.$host" "DNS:london.$host"
request country-missing "/L=Uppsala/O=Lumen University/CN=wiki.$host" "DNS:wiki.$host"
request no-place "/C=SE/O=Lumen University/CN=forum.$host" "DNS:forum.$host"
# Enter, enter, enter.
request openssl-defaults "/C=AU/ST=Some-State/O=Internet Widgits Pty Ltd/CN=test.$host" \
  "DNS:test.$host"
request fields-filled "/C=SE/ST=-/L=./O=Lumen University/OU=N\/A/CN=vpn.$host" "DNS:vpn.$host"
request two-organizations "/C=SE/L=Uppsala/O=Lumen University/O=Faculty of Optics/CN=optics.$host" \
  "DNS:optics.$host"
request two-in-one-rdn "/C=SE/L=Uppsala/O=Lumen University+OU=IT/CN=git.$host" "DNS:git.$host" \
  -multivalue-rdn
request upside-down "/CN=print.$host/O=Lumen University/L=Uppsala/C=SE" "DNS:print.$host"
request administrator "$university/CN=lists.$host/emailAddress=root@$host" "DNS:lists.$host"
request with-accents "/C=SE/L=Göteborg/O=Lumenuniversitetet Göteborg/CN=goteborg.$host" \
  "DNS:goteborg.$host"
# The same on a terminal that OpenSSL takes for Latin-1: without -utf8.
key mojibake prime256v1
openssl req -new -config "$keys/cnf" -key "$keys/mojibake.key" \
  -subj "/C=SE/L=Göteborg/O=Lumenuniversitetet Göteborg/CN=gbg.$host" \
  -addext "subjectAltName=DNS:gbg.$host" -out requests/mojibake.csr
request decomposed $'/C=SE/L=Go\u0308teborg/O=Lumen University/CN=ort.'"$host" "DNS:ort.$host"
request left-to-right-mark $'/C=SE/L=Uppsala/O=Lumen University\u200e/CN=copy.'"$host" \
  "DNS:copy.$host"
request pasted-tab $'/C=SE/L=Uppsala/O=Lumen University\t/CN=paste.'"$host" "DNS:paste.$host"
made organization-too-long <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University, Department of Photonics, Optics and the Visual Arts", CN = "art.$host" }
TOML
made old-string-type <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = { text = "Lumenuniversitetet, Ljusgården", type = "t61" }, CN = "old.$host" }
TOML
made windows-string-type <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = { text = "Lumen University", type = "bmp" }, CN = "iis.$host" }
microsoft_os_version = "10.0.20348.2"
TOML
made printable-with-at <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = { text = "Light@Lumen", type = "printable" }, CN = "at.$host" }
TOML
made latin1-in-utf8 <<TOML
[request]
subject = { C = "SE", L = { hex = "47 F6 74 65 62 6F 72 67", type = "utf8" }, O = "Lumen University", CN = "latin.$host" }
TOML
request nobody / none

# --- names -----------------------------------------------------------------------------------

request cn-elsewhere "$university/CN=portal.$host" "DNS:www.portal.$host"
request cn-capitals "$university/CN=Shop.$host" "DNS:shop.$host"
request no-names "$university/CN=db.$host" none
request internal "$university/CN=intranet" "DNS:intranet,DNS:files.lumen.local"
request own-example "$university/CN=kurs.lumen-university.example" \
  "DNS:kurs.lumen-university.example"
request underscore "$university/CN=build_farm.$host" "DNS:build_farm.$host"
request final-dot "$university/CN=dns.$host." "DNS:dns.$host."
request wildcard-inside "$university/CN=w*.$host" "DNS:w*.$host,DNS:www.*.$host"
request wildcard-of-country "$university/CN=*.ac.uk" "DNS:*.ac.uk"
request address-as-name "$university/CN=192.0.2.80" "DNS:192.0.2.80"
request private-address "$university/CN=10.20.30.40" "IP:10.20.30.40"
request reverse-name "$university/CN=1.2.0.192.in-addr.arpa" "DNS:1.2.0.192.in-addr.arpa"
request names-twice "$university/CN=cloud.$host" "DNS:cloud.$host,DNS:Cloud.$host,DNS:cloud.$host"
request bad-punycode "$university/CN=xn--99999-.$host" "DNS:xn--99999-.$host"
request hyphens "$university/CN=ab--cd.$host" "DNS:ab--cd.$host"
made accents-in-name <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University" }
san = ["kårhus.$host"]
TOML
request mixed-names "$university/CN=mixed.$host" \
  "DNS:mixed.$host,email:root@$host,URI:https://mixed.$host/"

# --- keys and signatures ---------------------------------------------------------------------

KEY=rsa1024 request rsa-1024 "$university/CN=legacy.$host" "DNS:legacy.$host"
KEY=rsa2047 request rsa-2047 "$university/CN=odd.$host" "DNS:odd.$host"
KEY=secp256k1 request koblitz "$university/CN=coin.$host" "DNS:coin.$host"
request sha1 "$university/CN=sha1.$host" "DNS:sha1.$host" -sha1
openssl genpkey -algorithm ed25519 -out "$keys/edwards.key"
openssl req -new -config "$keys/cnf" -key "$keys/edwards.key" -subj "$university/CN=ed.$host" \
  -addext "subjectAltName=DNS:ed.$host" -out requests/edwards.csr
made exponent-three <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "three.$host" }
key = { type = "rsa2048", exponent = 1 }
TOML
made small-factor <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "factor.$host" }
key = { type = "rsa2048", factor = 751 }
TOML
made edited-by-hand <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "edited.$host" }
patch = [{ find = "556E6976657273697479", replace = "496E7374697475746521" }]
TOML

# --- the request itself ----------------------------------------------------------------------

made password <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "pass.$host" }
challenge_password = "Tr0ub4dor&3"
unstructured_name = "Lumen IT"
TOML
made version-3 <<TOML
[request]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "v3.$host" }
version = 2
TOML
request asks-for-ca "$university/CN=ca.$host" "DNS:ca.$host" -addext basicConstraints=CA:TRUE \
  -addext keyUsage=keyCertSign -addext nsCertType=sslCA
request two-days-work "$university/CN=mangled.$host" "DNS:mangled.$host"
sed -i '3s/^./%/' requests/two-days-work.csr
request wrong-label "$university/CN=label.$host" "DNS:label.$host"
sed -i 's/CERTIFICATE REQUEST/CERTIFICATE/' requests/wrong-label.csr

# --- certificates ----------------------------------------------------------------------------

# SCTs of three logs that nobody runs, of 2026-04-01: their signatures are filling.
scts() {
  local list='' log
  for log in a1 b2 c3; do
    list+=006F00$(printf "$log%.0s" {1..32})0000019D46570000000004030040$(printf '5A%.0s' {1..64})
  done
  printf '%s' "04820155""0153$list"
}
some_log=$(printf 'A1%.0s' {1..32})
scts_toml="scts = [$(for log in A1 B2 C3; do
  printf '{ log = "%s", at = 2026-04-01T00:00:00Z }, ' "${some_log//A1/$log}"
done)]"

# A CA of our own, that signs what it is told to. `openssl ca` takes fixed dates.
ca=$keys/ca
mkdir "$ca"
: > "$ca/index"
cat > "$ca/cnf" <<CNF
[ca]
default_ca = lumen
[lumen]
database = $ca/index
new_certs_dir = $ca
certificate = $ca/ca.pem
private_key = $keys/root.key
serial = $ca/serial
default_md = sha256
policy = any
unique_subject = no
email_in_dn = yes
copy_extensions = copy
preserve = yes
[any]
countryName = optional
stateOrProvinceName = optional
localityName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional
emailAddress = optional
[issuing]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 2.23.140.1.2.2
crlDistributionPoints = URI:http://pki.example.org/root.crl
authorityInfoAccess = caIssuers;URI:http://pki.example.org/root.cer
[common]
subjectKeyIdentifier = none
1.3.6.1.4.1.11129.2.4.2 = DER:$(scts)
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:http://pki.example.org/tls1.crl
authorityInfoAccess = OCSP;URI:http://ocsp.example.org, caIssuers;URI:http://pki.example.org/tls1.cer
CNF

# issue NAME REQUEST FROM UNTIL SERIAL EXTENSIONS [OPTION…]: extensions as lines of a section.
# SCT_TIME in the environment is when the logs signed, in hexadecimal.
issue() {
  local name=$1 from=$3 until=$4 extensions=$6 csr=$2
  printf '%s\n' "$5" > "$ca/serial"
  { cat "$ca/cnf"; printf '[leaf]\n%b\n' "$extensions"; sed -n '/^\[common\]/,$p' "$ca/cnf" |
    sed "1d; s/0000019D46570000/${SCT_TIME:-&}/g"; } > "$ca/leaf.cnf"
  shift 6
  openssl ca -batch -notext -config "$ca/leaf.cnf" -extensions leaf -startdate "$from" \
    -enddate "$until" -in "requests/$csr.csr" -out "certificates/$name.pem" "$@" \
    2> "$keys/log" || { cat "$keys/log"; return 1; }
}
key root secp384r1
openssl req -new -x509 -config "$keys/cnf" -key "$keys/root.key" -out "$ca/ca.pem" -days 1 \
  -subj "/C=SE/O=Lumen Trust/CN=Lumen Trust Root" -addext subjectKeyIdentifier=hash
key issuing prime256v1
openssl req -new -config "$keys/cnf" -key "$keys/issuing.key" -out requests/issuing.csr \
  -subj "/C=SE/O=Lumen Trust/CN=Lumen Trust TLS CA 1"
serial=4B1D5CA07E93428FB62A0CD57168
printf '%s\n' "${serial}00" > "$ca/serial"
openssl ca -batch -notext -config "$ca/cnf" -extensions issuing \
  -startdate 20250101000000Z -enddate 20350101000000Z -in requests/issuing.csr \
  -out certificates/issuing-ca.pem 2> "$keys/log" || cat "$keys/log"
rm requests/issuing.csr
cp certificates/issuing-ca.pem "$ca/ca.pem"
sed -i "s|^private_key = .*|private_key = $keys/issuing.key|" "$ca/cnf"

tls='keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth'
ov='certificatePolicies=2.23.140.1.2.2'
spring=20260401000000Z
issue www www "$spring" 20260629235959Z "${serial}01" "$tls\n$ov"
issue mail mail "$spring" 20260629235959Z "${serial}02" \
  "keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\n$ov"
issue apps apps "$spring" 20260629235959Z "${serial}0D" "$tls\n$ov"
issue a-year www "$spring" 20270501235959Z "${serial}03" "$tls\n$ov"
issue two-hundred-days www "$spring" 20261017235959Z "${serial}04" "$tls\n$ov"
SCT_TIME=0000019CA6B1DC00 issue before-the-ballot www 20260301000000Z 20270401235959Z "${serial}05" "$tls\n$ov"
issue unit library "$spring" 20260629235959Z "${serial}06" "$tls\n$ov"
issue no-policy apps "$spring" 20260629235959Z "${serial}07" "$tls"
issue signs-others www "$spring" 20260629235959Z "${serial}08" \
  "keyUsage=critical,digitalSignature,keyCertSign\nextendedKeyUsage=serverAuth\nbasicConstraints=critical,CA:FALSE\n$ov"
issue not-for-servers www "$spring" 20260629235959Z "${serial}09" \
  "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth,codeSigning\n$ov"
issue names-missing no-names "$spring" 20260629235959Z "${serial}0A" "$tls\n$ov"
issue short-serial www "$spring" 20260629235959Z 2A "$tls\n$ov"
issue weak-key rsa-1024 "$spring" 20260629235959Z "${serial}0B" "$tls\n$ov"
issue sha1 www "$spring" 20260629235959Z "${serial}0C" "$tls\n$ov" -md sha1
made_certificate critical-names <<TOML
[certificate]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "critical.$host" }
not_before = 2026-04-01T00:00:00Z
days = 90
$scts_toml
san_critical = true
TOML
made_certificate negative-serial <<TOML
[certificate]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "serial.$host" }
not_before = 2026-04-01T00:00:00Z
days = 90
$scts_toml
serial = "CB 1D 5C A0 7E 93 42 8F"
TOML
made_certificate two-algorithms <<TOML
[certificate]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "two.$host" }
not_before = 2026-04-01T00:00:00Z
days = 90
$scts_toml
inner_algorithm = "sha256WithRSAEncryption"
TOML
made_certificate old-version <<TOML
[certificate]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "v1.$host" }
not_before = 2026-04-01T00:00:00Z
days = 90
version = 0
san = false
key_usage = false
extended_key_usage = false
policies = false
authority_key_identifier = false
crl_distribution_points = false
authority_info_access = false
TOML
made_certificate local-time <<TOML
[certificate]
subject = { C = "SE", L = "Uppsala", O = "Lumen University", CN = "time.$host" }
not_before = { text = "2604010000Z", type = "utc" }
not_after = { text = "20260629235959Z", type = "generalized" }
$scts_toml
TOML
printf '%s requests, %s certificates\n' "$(ls requests | wc -l)" "$(ls certificates | wc -l)"
