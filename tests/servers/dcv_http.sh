#!/usr/bin/env bash
# dcvlint dcv --http: Sectigo's file of a request, from nginx at an address that is public elsewhere.
source "${BASH_SOURCE[0]%/*}/../cli/expect.bash"
mkdir -p www/.well-known/pki-validation nginx zones
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=x \
  -keyout tls.key -out tls.pem 2>/dev/null
cat >nginx.conf <<END
daemon off; master_process off; worker_processes 1; error_log $PWD/nginx.error; pid $PWD/nginx.pid;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path $PWD/nginx; proxy_temp_path $PWD/nginx;
  fastcgi_temp_path $PWD/nginx; uwsgi_temp_path $PWD/nginx; scgi_temp_path $PWD/nginx;
  server {
    listen 11.22.33.44:80; listen 127.0.0.1:80; server_name www.lu.example inside.lu.example;
    root $PWD/www;
  }
  server { listen 11.22.33.44:80; server_name moved.lu.example; return 301 http://www.lu.example\$uri; }
  server { listen 11.22.33.44:80; server_name portal.lu.example; return 302 http://www.lu.example:8080\$uri; }
  server { listen 11.22.33.44:80; server_name other.lu.example; return 200 "<h1>Welcome</h1>\x1b[31m"; }
  server {
    listen 11.22.33.44:443 ssl default_server; ssl_certificate $PWD/tls.pem;
    ssl_certificate_key $PWD/tls.key; return 404;
  }
  server {
    listen 11.22.33.44:443 ssl; server_name secure.lu.example; ssl_certificate $PWD/tls.pem;
    ssl_certificate_key $PWD/tls.key; root $PWD/www;
  }
  server { listen 11.22.33.44:80; server_name secure.lu.example; return 404; }
}
END
nginx -c "$PWD/nginx.conf" -e "$PWD/nginx.error" &
nginx=$!
trap 'kill $nginx; wait $nginx; rm -rf "$PWD"' EXIT
for ((i = 0; i < 100; ++i)); do
  if (exec 3<>/dev/tcp/11.22.33.44/443) 2>/dev/null; then break; fi
  sleep 0.1
done
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout web.key -out web.csr \
  -subj /CN=www.lu.example -addext subjectAltName=DNS:www.lu.example 2>/dev/null
md5=$(openssl req -in web.csr -outform DER | md5sum) md5=${md5%% *}
sha256=$(openssl req -in web.csr -outform DER | sha256sum) sha256=${sha256%% *}
file=www/.well-known/pki-validation/${md5^^}.txt
{
  printf '$TTL 1h\n@ SOA ns host 1 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.1\ninside A 127.0.0.1\n'
  printf 'nobody TXT none\ndead A 11.22.33.44\ndead AAAA 2001:db8::1\n'
  for name in www moved portal other secure; do printf '%s A 11.22.33.44\n' "$name"; done
} >zones/lu.example.zone

# fetch NAME CODE TEXT [OPTION...]: what is said of the file, in one line.
fetch() {
  run dcv --isolated --as-of 2026-11-21 --ca sectigo --method http --zones zones --http "${@:4}" \
    web.csr "$1"
  expect_code "$2"
  # The page of the name that was asked for besides the request's own.
  local said=${out#*"$1 "}
  said=${said#*as of} said=${said%%as of*}
  said=$(printf %s "$said" | tr -s ' \n' ' ')
  [[ $said == *"$3"* ]] || wrong "$1: expected: $3"
}
fetch www.lu.example 1 'There now: absent http://www.lu.example/.well-known/pki-validation/'
printf '%s\r\nsectigo.com\r\n' "$sha256" >"$file"
fetch www.lu.example 0 'at 11.22.33.44:80: 200 what the CA looks for'
fetch moved.lu.example 0 "at 11.22.33.44:80: 301 to http://www.lu.example/.well-known/pki-validation/${md5^^}.txt"
fetch secure.lu.example 0 'There now: present and right https://secure.lu.example/'
fetch portal.lu.example 1 'There now: present and wrong'
fetch portal.lu.example 1 'the redirect leads to another port than 80, 443, 25 and 22 (302)'
fetch other.lu.example 1 "something else than what the CA looks for"
fetch nobody.lu.example 4 'DNS has no address for it'
fetch inside.lu.example 1 'its address is none of the public internet: 127.0.0.1:80 is in 127.0.0.0/8, Loopback (RFC 1122)'
fetch inside.lu.example 0 'at 127.0.0.1:80: 200 what the CA looks for' --allow-private
printf '%s\nsectigo.com\n%s\n' "$sha256" ABC123 >"$file"
fetch www.lu.example 0 'what the CA looks for, with something before or behind it'
fetch www.lu.example 0 'at 11.22.33.44:80: 200 what the CA looks for' --unique ABC123
run dcv --isolated --ca sectigo --method http --zones zones --http --format json web.csr
expect_code 0
[[ $(jq -r '.names[0].methods[0].files[0].fetched | .presence + " " + .steps[0].peer' <<<"$out") == 'right 11.22.33.44:80' ]] ||
  wrong 'fetched in JSON'
run dcv --isolated --ca sectigo --method http --http web.csr
expect_code 2
run dcv --isolated --ca sectigo --method http --allow-private web.csr
expect_code 2
finish
