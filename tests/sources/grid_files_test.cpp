#include "lint/sources/grid_files.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

std::string told(const Result<std::vector<NamespaceLine>>& read) {
  if (!read) return read.error().where + ": " + read.error().what;
  std::string text;
  for (const NamespaceLine& line : *read) {
    std::string row = namespace_text(line);
    for (char& c : row) c = c == '\t' ? ' ' : c;
    text += row + "\n";
  }
  return text;
}

std::string told(const Result<std::vector<MappedSubject>>& read) {
  if (!read) return read.error().where + ": " + read.error().what;
  std::string text;
  for (const MappedSubject& each : *read) text += each.subject + " -> " + each.user + "\n";
  return text;
}

}  // namespace

TEST_CASE("namespaces files") {
  CHECK(
      told(read_namespaces("n", "\xEF\xBB\xBFTO Issuer \"/C=SE\" PERMIT Subject \"/C=SE/.*\"\n")) ==
      "permit regexp /C=SE /C=SE/.*\n");
  CHECK(told(read_namespaces("n",
                             "##########\n#NAMESPACES-VERSION: 1.0\n\n"
                             "TO Issuer \"/C=NL/O=NIKHEF/CN=NIKHEF CA\" \\\n"
                             "  PERMIT Subject \"/O=dutchgrid/O=users/.*\"\r\n"
                             "to issuer \"/CN=\\\"B\\\"\" deny subject \"/C=SE/.*\"  # why")) ==
        "permit regexp /C=NL/O=NIKHEF/CN=NIKHEF CA /O=dutchgrid/O=users/.*\n"
        "deny regexp /CN=\"B\" /C=SE/.*\n");
  CHECK(told(read_namespaces("n", "")) == "");
  CHECK(told(read_namespaces("n", "# nothing\n\n")) == "");
  struct Row {
    const char* text;
    const char* problem;
  };
  const Row rows[] = {
      {"TO Issuer \"/CN=A\" PERMIT Subject\n",
       "n:1: a line is TO Issuer \"…\" PERMIT Subject \"…\""},
      {"\nTO Issuer \"/CN=A\" ALLOW Subject \"/.*\"", "n:2: neither PERMIT nor DENY"},
      {"TO Issuer SELF PERMIT Subject \"/.*\"\n",
       "n:1: SELF stands for an issuer that the file doesn't name; write its name"},
      {"TO Issuer /CN=A PERMIT Subject \"/.*\"\n", "n:1: the issuer stands between double quotes"},
      {"#\nTO Issuer \"/CN=A\nPERMIT", "n:2: a \" has no end on its line"},
      {"TO \\", "n:1: a line is TO Issuer \"…\" PERMIT Subject \"…\""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(told(read_namespaces("n", row.text)) == row.problem);
  }
  CHECK(told(read_namespaces("n", "\"" + std::string(5000, 'a') + "\"")) ==
        "n:1: a text that is too long");
  CHECK(told(read_namespaces("n", std::string(5000, 'a'))) == "n:1: a word that is too long");
}

TEST_CASE("signing policies") {
  CHECK(told(read_signing_policy(
            "s",
            "# EACL\naccess_id_CA   X509   '/C=US/O=Globus/CN=Globus CA'\n"
            "pos_rights     globus CA:sign\n"
            "cond_subjects  globus '\"/C=us/O=Globus/*\"  \"/C=US/O=Globus/*\"'\n"
            "access_id_CA X509 '/CN=B'\nneg_rights globus CA:sign\n"
            "cond_subjects globus '/C=SE/*'\n")) ==
        "permit globs /C=US/O=Globus/CN=Globus CA /C=us/O=Globus/*\n"
        "permit globs /C=US/O=Globus/CN=Globus CA /C=US/O=Globus/*\n"
        "deny globs /CN=B /C=SE/*\n");
  CHECK(told(read_signing_policy("s", "cond_subjects globus '/C=SE/*'")) ==
        "s:1: cond_subjects before any access_id_CA");
  CHECK(told(read_signing_policy("s", "access_id_CA X509\n")) == "s:1: three words are wanted");
  CHECK(told(read_signing_policy("s", "allow globus '/C=SE/*'\n")) ==
        "s:1: \"allow\" is none of access_id_CA, pos_rights, neg_rights and cond_subjects");
}

TEST_CASE("grid-mapfiles") {
  CHECK(told(read_grid_mapfile(
            "m",
            "# users\n\"/C=SE/O=KTH/CN=Anna Svensson\" anna\n"
            "\"/O=Malm\\xc3\\xb6/CN=\\\"B\\\"\" b,c\n\"/O=Malm\xC3\xB6/CN=C\" .atlas\n"
            "/C=SE/CN=x y\n")) ==
        "/C=SE/O=KTH/CN=Anna Svensson -> anna\n/O=Malm\\xC3\\xB6/CN=\"B\" -> b,c\n"
        "/O=Malm\\xC3\\xB6/CN=C -> .atlas\n/C=SE/CN=x -> y\n");
  CHECK(told(read_grid_mapfile("m", "\"/C=SE\"\n")) ==
        "m:1: a line is \"/C=…/CN=…\" and the name of a user");
  CHECK(told(read_grid_mapfile("m", "anna \"/C=SE\"\n")) ==
        "m:1: a line is \"/C=…/CN=…\" and the name of a user");
}

TEST_CASE("folders of namespaces files") {
  const MemoryFiles files({
      {"/g/a.namespaces", "TO Issuer \"/CN=A\" PERMIT Subject \"/C=SE/.*\"\n"},
      {"/g/0123abcd.namespaces", "TO Issuer \"/CN=A\" PERMIT Subject \"/C=SE/.*\"\n"},
      {"/g/a.signing_policy",
       "access_id_CA X509 '/CN=A'\npos_rights globus CA:sign\n"
       "cond_subjects globus '\"/C=SE/*\"'\n"},
      {"/g/a.pem", "no matter"},
      {"/empty/x", ""},
      {"/bad/b.namespaces", "what"},
  });
  CHECK(told(read_namespace_folder(files, "/g")) ==
        "permit regexp /CN=A /C=SE/.*\npermit globs /CN=A /C=SE/*\n");
  CHECK(told(read_namespace_folder(files, "/empty")) ==
        "/empty: has no *.namespaces and no *.signing_policy");
  CHECK(told(read_namespace_folder(files, "/bad")) ==
        "/bad/b.namespaces:1: a line is TO Issuer \"…\" PERMIT Subject \"…\"");
  CHECK_FALSE(read_namespace_folder(files, "/none"));
}
