#!/usr/bin/env bash
# Files of grid software: --namespaces and --grid-mapfile.
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir ns
cat >ns/sample.namespaces <<'END'
#NAMESPACES-VERSION: 1.0
TO Issuer "/C=GR/O=Sample/CN=Sample CA" \
  PERMIT Subject "/DC=org/DC=example/.*"
END
ln -s sample.namespaces ns/0123abcd.namespaces
cat >ns/old.signing_policy <<'END'
access_id_CA  X509  '/CN=Old CA'
pos_rights    globus  CA:sign
cond_subjects globus  '"/C=SE/*"'
END
cat >map <<'END'
"/DC=org/DC=example/C=SE/ST=Skane lan/L=Lund/O=Lunds universitet/CN=grid.lu.example" .grid
END
openssl req -new -newkey rsa:2048 -nodes -keyout key.pem -out inside.csr \
  -subj '/DC=org/DC=example/C=SE/ST=Skane lan/O=Lunds universitet/CN=grid.lu.example' 2>.openssl
openssl req -new -key key.pem -utf8 -out outside.csr -subj '/C=SE/O=Malmö universitet/CN=www.lu.example'
# Signed by each of two CAs.
openssl req -x509 -new -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 \
  -subj '/C=GR/O=Sample/CN=Sample CA' 2>.openssl
openssl req -x509 -new -key ca.key -out old.pem -days 30 -subj '/CN=Old CA'
openssl req -x509 -new -key ca.key -out strange.pem -days 30 -subj '/CN=Strange CA'
for ca in ca old strange; do
  for request in inside outside; do
    openssl x509 -req -in $request.csr -CA $ca.pem -CAkey ca.key -days 10 -out $request-$ca.pem \
      2>.openssl
  done
done
check() { run check --select igtf/outside-namespace,igtf/issuer-without-namespace,igtf/mapped-subject-changed --format concise "$@"; }

# Without the options their rules find nothing, without a word.
check inside.csr outside.csr outside-ca.pem strange.pem
expect_code 0
expect_out_has 'Nothing found: '

check --namespaces ns inside-ca.pem outside-old.pem ca.pem
expect_code 0
expect_out_has 'Nothing found: '
check --namespaces ns outside-ca.pem
expect_code 1
expect_out_has '/C=SE/O=Malm\xC3\xB6 universitet/CN=www.lu.example is outside of the namespace of /C=GR/O=Sample/CN=Sample CA: permitted is /DC=org/DC=example/.*; each octet'
check --namespaces ns inside-old.pem
expect_code 1
expect_out_has 'outside of the namespace of /CN=Old CA: permitted is /C=SE/*'
check --namespaces ns inside-strange.pem
expect_code 0
expect_out_has 'no namespaces file and no signing policy is about /CN=Strange CA'
check --namespaces ns inside.csr
expect_out_has 'Nothing found: '
openssl req -new -key key.pem -out abroad.csr -subj '/C=NO/O=NTNU/CN=www.lu.example'
check --namespaces ns abroad.csr
expect_code 0
expect_out_has "is permitted to no issuer of the files: no issuer's namespace has it"

check --grid-mapfile map inside.csr
expect_code 0
expect_out_has 'is not in the grid-mapfile, where .grid is /DC=org/DC=example/C=SE/ST=Skane lan/L=Lund/O=Lunds universitet/CN=grid.lu.example: L is gone'
check --grid-mapfile map outside.csr
expect_out_has 'Nothing found: '

# What can't be read, and files that lead elsewhere.
check --namespaces none inside.csr
expect_code 2
expect_err_has 'none'
check --grid-mapfile none inside.csr
expect_code 2
printf '"/C=SE\n' >broken
check --grid-mapfile broken inside.csr
expect_code 2
expect_err_has 'broken:1: a " has no end on its line'
mkdir bad empty away
printf 'TO Issuer "/CN=A" ALLOW Subject "/.*"\n' >bad/a.namespaces
check --namespaces bad inside.csr
expect_code 2
expect_err_has 'bad/a.namespaces:1: neither PERMIT nor DENY'
check --namespaces empty inside.csr
expect_code 2
expect_err_has 'has no *.namespaces and no *.signing_policy'
ln -s ../ns/sample.namespaces away/a.namespaces
check --namespaces away inside.csr
expect_code 2
expect_err_has 'away/a.namespaces: leads out of the folder'
expect_nowhere PERMIT
finish
