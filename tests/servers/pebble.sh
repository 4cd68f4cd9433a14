#!/usr/bin/env bash
# A real ACME server (Pebble) and dcvlint look at the same DNS and the same website, through the
# same validating resolver: what dcvlint dcv says of a challenge before and after it is answered,
# and when it is answered wrongly, Pebble's validation must confirm.
# release only: it is the same look at DNS as in dcv.sh, and Pebble is slow enough
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/dns_tree.bash"
dns_tree
failed=0

# Answers are to count at once, also that there are none.
sed -e 's/127.0.0.1@5353/127.0.0.1@5354/' -e 's/^server:/&\n  cache-max-ttl: 0\n  cache-max-negative-ttl: 0/' \
  "$folder/unbound.conf" >"$folder/fresh.conf"
start fresh /usr/sbin/unbound -d -c "$folder/fresh.conf"
up 127.0.0.1 5354 good.tree

mkdir -p "$folder/www/.well-known/acme-challenge" "$folder/acme" "$folder/nginx" # which it makes its own
cat >"$folder/nginx.conf" <<END
daemon off; master_process off; worker_processes 1; error_log $folder/nginx.error; pid $folder/nginx.pid;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path $folder/nginx; proxy_temp_path $folder/nginx;
  fastcgi_temp_path $folder/nginx; uwsgi_temp_path $folder/nginx; scgi_temp_path $folder/nginx;
  server {
    listen 11.22.33.44:80; listen 11.22.33.44:8080; root $folder/www;
    if (-e $folder/www/elsewhere) { return 302 http://\$host:8080\$uri; }
  }
}
END
start nginx /usr/sbin/nginx -c "$folder/nginx.conf" -e "$folder/nginx.error"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=127.0.0.1 \
  -addext subjectAltName=IP:127.0.0.1 -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
cat >"$folder/pebble.json" <<END
{"pebble": {"listenAddress": "127.0.0.1:14000", "managementListenAddress": "127.0.0.1:15000",
  "certificate": "$folder/cert.pem", "privateKey": "$folder/key.pem", "httpPort": 80, "tlsPort": 443,
  "ocspResponderURL": "", "externalAccountBindingRequired": false}}
END
PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 start pebble /usr/bin/pebble -config "$folder/pebble.json" \
  -dnsserver 127.0.0.1:5354
for ((i = 0; i < 100; ++i)); do
  if curl -s --cacert "$folder/cert.pem" https://127.0.0.1:14000/dir >/dev/null; then break; fi
  sleep 0.1
done

cat >"$folder/config" <<END
CA=https://127.0.0.1:14000/dir
CURL_OPTS="--cacert $folder/cert.pem"
BASEDIR=$folder/acme
WELLKNOWN=$folder/www/.well-known/acme-challenge
ACCOUNT_KEYSIZE=2048
KEY_ALGO=prime256v1
HOOK=$folder/hook
END
dehydrated() { command dehydrated --config "$folder/config" "$@" >>"$folder/dehydrated.log" 2>&1; }
dehydrated --register --accept-terms || { cat "$folder/dehydrated.log"; exit 1; }

# RFC 7638 of the account's key.
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
account=("$folder"/acme/accounts/*/account_key.pem)
modulus=$(openssl rsa -in "${account[0]}" -noout -modulus | cut -d= -f2)
modulus=$(perl -e 'print pack "H*", $ARGV[0]' "$modulus" | base64url)
thumbprint=$(printf '{"e":"AQAB","kty":"RSA","n":"%s"}' "$modulus" | openssl dgst -sha256 -binary | base64url)

# What dehydrated calls when it has a challenge: the tests below tell it what to do by files.
cat >"$folder/hook" <<'END'
#!/usr/bin/env bash
set -euo pipefail
case $1 in
  deploy_challenge) printf '%s\n%s\n' "$3" "$4" >"$DCV_FOLDER/challenge"; "$DCV_ANSWER" ;;
esac
END
chmod +x "$folder/hook"
export DCV_FOLDER=$folder DCV_THUMBPRINT=$thumbprint

# says METHOD NAME: "exit code, presence of the method", by dcvlint.
cat >"$folder/says" <<'END'
#!/usr/bin/env bash
{ read -r token; read -r value; } <"$DCV_FOLDER/challenge"
code=0
"$DCVLINT" dcv --ca letsencrypt --method "$1" --dns 127.0.0.1:5354 --token "$token" \
  --thumbprint "$DCV_THUMBPRINT" --format json ${3:-} "$2" >"$DCV_FOLDER/page.json" 2>>"$DCV_FOLDER/says.log" || code=$?
printf '%s %s\n' "$code" "$(jq -r '.names[0].methods[0].presence' "$DCV_FOLDER/page.json")"
END
chmod +x "$folder/says"

# publish TXT: in open.cut.bind.tree, of which BIND is told.
cat >"$folder/publish" <<END
#!/usr/bin/env bash
serial=\$((\$(cat "$folder/serial" 2>/dev/null || echo 1) + 1))
echo "\$serial" >"$folder/serial"
{ sed "s/host 1 /host \$serial /" "$folder/open.cut.bind.tree.zone"; printf '%s A 11.22.33.44\n%s\n' "\$DCV_HOST" "\$1"; } >"$folder/open.cut.bind.tree.served"
kill -HUP ${servers[2]}
for ((i = 0; i < 100; ++i)); do
  if dig +short @127.0.1.3 open.cut.bind.tree SOA | grep -q " \$serial "; then exit; fi
  sleep 0.05
done
echo "BIND has not taken serial \$serial" >&2
exit 1
END
chmod +x "$folder/publish"

# Pebble remembers what it has validated, so that each round has a name of its own.
rounds=0
# round NAME WANTED: runs the script from standard input as the answer to a challenge of method
# $method; what it wrote to "said", and whether Pebble issued, must be as wanted.
round() {
  cat >"$folder/answer"
  chmod +x "$folder/answer"
  rm -f "$folder/said"
  export DCV_HOST=web$((++rounds))
  export DCV_NAME=$DCV_HOST.open.cut.bind.tree
  "$folder/publish" ''
  local issued=issued got
  DCV_ANSWER=$folder/answer PATH=$folder:$PATH dehydrated --cron --force --challenge "$method" \
    --domain "$DCV_NAME" || issued=refused
  touch "$folder/said" # nobody asked
  got="$(tr '\n' ';' <"$folder/said") $issued"
  if [[ $got != "$2" ]]; then
    printf '%s: %s\n  expected: %s\n' "$1" "$got" "$2" >&2
    tail -n 20 "$folder/dehydrated.log" "$folder/says.log" >&2
    failed=1
  fi
}

method=dns-01
round 'dns-01, the record that dcvlint tells to add' '1 absent;0 right;same; issued' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
says dns-01 "$DCV_NAME"
line=$(jq -r '.names[0].methods[0].records[0].line' "$DCV_FOLDER/page.json")
publish "$line"
says dns-01 "$DCV_NAME"
# The client has worked it out by itself.
if [[ $line == *"\"$(tail -n 1 "$DCV_FOLDER/challenge")\""* ]]; then echo same; fi
END
round 'dns-01, the key authorization in place of its digest' '1 wrong; refused' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
publish "_acme-challenge.$DCV_HOST TXT \"$(head -n 1 "$DCV_FOLDER/challenge").$DCV_THUMBPRINT\""
says dns-01 "$DCV_NAME"
END
round 'dns-01, a final dot is missing' '1 wrong; refused' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
publish "_acme-challenge.$DCV_NAME TXT \"$(tail -n 1 "$DCV_FOLDER/challenge")\""
says dns-01 "$DCV_NAME"
END
round 'dns-01, at the end of an alias' '0 right; issued' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
publish "_acme-challenge.$DCV_HOST CNAME elsewhere
elsewhere TXT \"old\"
elsewhere TXT \"$(tail -n 1 "$DCV_FOLDER/challenge")\""
says dns-01 "$DCV_NAME"
END
round 'dns-01, nothing is done' '1 absent; refused' <<'END'
#!/usr/bin/env bash
publish ''
says dns-01 "$DCV_NAME" >"$DCV_FOLDER/said"
END

method=http-01
round 'http-01, nothing is there, then the file' '1 absent;0 right; issued' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
{ read -r token; read -r value; } <"$DCV_FOLDER/challenge"
rm -f "$DCV_FOLDER/www/.well-known/acme-challenge/$token" # the client was first
says http-01 "$DCV_NAME" --http
jq -r '.names[0].methods[0].files[0].content' "$DCV_FOLDER/page.json" \
  >"$DCV_FOLDER/www/.well-known/acme-challenge/$token"
says http-01 "$DCV_NAME" --http
END
round 'http-01, the digest in place of the key authorization' '1 wrong; refused' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
{ read -r token; read -r value; } <"$DCV_FOLDER/challenge"
printf %s "$value" | openssl dgst -sha256 -binary | openssl base64 -A \
  >"$DCV_FOLDER/www/.well-known/acme-challenge/$token"
says http-01 "$DCV_NAME" --http
END
round 'http-01, a redirect to a port that is not authorised' '1 wrong; refused' <<'END'
#!/usr/bin/env bash
set -euo pipefail
exec >"$DCV_FOLDER/said"
touch "$DCV_FOLDER/www/elsewhere"
says http-01 "$DCV_NAME" --http
END
rm "$folder/www/elsewhere"
exit "$failed"
