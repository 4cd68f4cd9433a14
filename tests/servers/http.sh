#!/usr/bin/env bash
# HTTP as a CA fetches it, against nginx on loopback: redirects, ports, sizes, slow servers, and
# addresses that nobody reaches from outside.
set -euo pipefail
tools=${DCVLINT%/*}
folder=$(mktemp -d)
trap 'kill "${nginx:-}" 2>/dev/null && wait "$nginx" 2>/dev/null; rm -rf "$folder"' EXIT

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=other.example \
  -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
mkdir "$folder/www"
printf 'token\nsectigo.com\n' >"$folder/www/token.txt"
head -c 100000 /dev/zero | tr '\0' x >"$folder/www/big.txt"
head -c 65536 /dev/zero | tr '\0' y >"$folder/www/most.txt"
cat >"$folder/nginx.conf" <<END
daemon off; master_process off; worker_processes 1; error_log $folder/error.log; pid $folder/pid;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path $folder; proxy_temp_path $folder; fastcgi_temp_path $folder;
  uwsgi_temp_path $folder; scgi_temp_path $folder; absolute_redirect off;
  server {
    listen 80; listen [::1]:80; listen 127.0.0.1:22;
    listen 127.0.0.1:443 ssl; ssl_certificate $folder/cert.pem; ssl_certificate_key $folder/key.pem;
    root $folder/www;
    location /relative { return 302 /token.txt; }
    location /upper { return 301 HTTPS://A.EXAMPLE/token.txt; }
    location /https { return 301 https://a.example/token.txt; }
    location /ssh { return 307 http://a.example:22/token.txt; }
    location /port { return 302 http://a.example:8080/token.txt; }
    location /other { return 303 /token.txt; }
    location /scheme { return 302 ftp://a.example/token.txt; }
    location /loop { return 302 /loop; }
    location /inside { return 302 http://inside.example/token.txt; }
    location /inside6 { return 302 http://[::1]/token.txt; }
    location /decimal { return 302 http://2130706433/token.txt; }
    location /nowhere { return 302 http://nowhere.example/; }
    location /dash { return 302 http://-x.example/token.txt; }
    location /plus { return 302 http://+x.example/token.txt; }
    location /dot { return 302 http://dot.example./token.txt; }
    location /utf8 { return 302 "http://\xc3\xa9.example/token.txt"; }
    location /multicast { return 302 http://224.0.0.1/token.txt; }
    location /site { return 302 http://[fec0::1]/token.txt; }
    location /junk { return 302 "http://a b\x01/"; }
    location /slow { limit_rate 1; alias $folder/www/token.txt; }
    location /agent { return 200 \$http_user_agent; }
  }
}
END
nginx -c "$folder/nginx.conf" -e "$folder/error.log" & nginx=$!
for ((i = 0; i < 100; ++i)); do
  if (exec 3<>/dev/tcp/127.0.0.1/443) 2>/dev/null; then break; fi
  sleep 0.1
done

failed=0
# expect PATH "LAST LINE" [OPTION...]: a.example is 127.0.0.1.
expect() {
  local path=$1 wanted=$2 got
  shift 2
  got=$("$tools/fetch_http" --allow-private "$@" http a.example 80 "$path" a.example=127.0.0.1 \
    inside.example=127.0.0.1 -x.example=127.0.0.1 dot.example.=127.0.0.1 | tail -n 1) || true
  if [[ $got != "$wanted" ]]; then
    printf '%s: %s\n  expected: %s\n' "$path" "$got" "$wanted" >&2
    failed=1
  fi
}
token='body: 18 octets, begins with token\x0Asectigo.com\x0A'
expect /token.txt "$token"
expect /relative "$token"
expect /https "$token"
expect /upper "$token"
expect /ssh "$token"
expect /most.txt 'body: 65536 octets, begins with yyyyyyyyyyyyyyyyyyyy'
expect /big.txt 'fault: more than 64 KiB are sent'
expect /none 'fault: the server answers with something else than 200 to 299'
expect /port 'fault: the redirect leads to another port than 80, 443, 25 and 22'
expect /other 'fault: CAs follow redirects of 301, 302, 307 and 308 only'
expect /scheme 'fault: the redirect leads to another scheme than http and https'
expect /junk 'fault: the redirect has no Location that is a URL'
# A name that the caller's resolver has, and the machine's has not: only the first one is asked.
expect /dash "$token"
expect /dot "$token"
expect /plus 'fault: the redirect has no Location that is a URL'
expect /utf8 'fault: the redirect has no Location that is a URL'
expect /loop 'fault: more than 10 redirects'
expect /nowhere 'fault: DNS has no address for it'
expect /slow 'fault: nobody could be reached (no answer within 1 s)' --seconds 1
agent=$("$tools/fetch_http" --allow-private http a.example 80 /agent a.example=::1 | tail -n 1)
if [[ $agent != 'body: '*' octets, begins with dcvlint/'* ]]; then
  printf 'over IPv6: %s\n' "$agent" >&2
  failed=1
fi

# Without --allow-private nothing of this machine is asked, wherever a name or a redirect leads.
private() { # URL-HOST ADDRESS BLOCK
  local got
  got=$("$tools/fetch_http" http "$1" 80 /token.txt "$1=$2" | tail -n 1) || true
  if [[ $got != "fault: its address is none of the public internet ("*" is in $3, "* ]]; then
    printf '%s at %s: %s\n' "$1" "$2" "$got" >&2
    failed=1
  fi
}
private a.example 127.0.0.1 127.0.0.0/8
private a.example ::1 ::1/128
private a.example 10.1.2.3 10.0.0.0/8
private a.example 169.254.169.254 169.254.0.0/16
private a.example ::ffff:127.0.0.1 ::ffff:0:0/96
private 127.0.0.1 127.0.0.1 127.0.0.0/8
private a.example 224.0.0.1 224.0.0.0/4
private a.example ff02::1 ff00::/8
private a.example fec0::1 fec0::/10
private a.example ::127.0.0.1 ::/96
private a.example ::ffff:0:127.0.0.1 ::ffff:0:0:0/96
# From an address that is public, though it is ours in here.
public() { # PATH "LAST LINE"
  local got
  got=$("$tools/fetch_http" http a.example 80 "$1" a.example=11.22.33.44 \
    inside.example=127.0.0.1 | tail -n 1) || true
  if [[ $got != "$2" ]]; then
    printf '%s from outside: %s\n  expected: %s\n' "$1" "$got" "$2" >&2
    failed=1
  fi
}
refused='fault: its address is none of the public internet'
public /relative "$token"
public /inside "$refused (127.0.0.1:80 is in 127.0.0.0/8, Loopback (RFC 1122))"
public /inside6 "$refused ([::1]:80 is in ::1/128, Loopback address (RFC 4291))"
public /multicast "$refused (224.0.0.1:80 is in 224.0.0.0/4, Multicast (RFC 5771))"
public /site "$refused ([fec0::1]:80 is in fec0::/10, Site-local unicast, deprecated (RFC 3879))"
public /decimal "$refused (127.0.0.1:80 is in 127.0.0.0/8, Loopback (RFC 1122))"
# Nobody listens there.
got=$("$tools/fetch_http" --allow-private http a.example 25 / a.example=127.0.0.1 | tail -n 1) || true
if [[ $got != 'fault: nobody could be reached (Couldn'"'"'t connect to server)' ]]; then
  printf 'port 25: %s\n' "$got" >&2
  failed=1
fi
# A header line that does not end.
perl -MIO::Socket::INET -e '
  $SIG{PIPE} = "IGNORE";
  my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.9:25", Listen => 1, ReuseAddr => 1) or die;
  print "up\n"; close STDOUT;
  my $client = $server->accept;
  sysread $client, my $asked, 4096;
  syswrite $client, "HTTP/1.1 200 OK\r\nX: ";
  for (1 .. 100) { syswrite($client, "A" x 65536) or last }' >"$folder/up" & header=$!
for ((i = 0; i < 100; ++i)); do
  if [[ -s $folder/up ]]; then break; fi
  sleep 0.1
done
got=$("$tools/fetch_http" --allow-private http a.example 25 / a.example=127.0.0.9 | tail -n 1) || true
wait "$header" || true
if [[ $got != 'fault: more than 64 KiB are sent' ]]; then
  printf 'endless header line: %s\n' "$got" >&2
  failed=1
fi
exit $failed
