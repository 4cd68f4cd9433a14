#include "lint/facts/provider.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

// "problem", or what the text is: "yes" or "no".
std::string match(std::string_view shape, std::string_view text, bool fold = false) {
  const ShapeRead read = read_shape(shape);
  if (!read.problem.empty()) return read.problem;
  return has_shape(read.parts, text, fold) ? "yes" : "no";
}

std::string hex(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "0123456789abcdef"[i % 16];
  return out;
}

Fillings example() {
  Fillings all;
  all[Filling::request_md5] = hex(32);
  all[Filling::request_md5_capitals] = hex(32);
  all[Filling::request_sha256] = hex(64);
  all[Filling::request_sha256_head] = hex(32);
  all[Filling::request_sha256_tail] = hex(32);
  all[Filling::request_sha1] = hex(40);
  all[Filling::request_sha1_head] = hex(20);
  all[Filling::request_sha1_tail] = hex(20);
  all[Filling::unique] = "s12345";
  all[Filling::request_token] = "20261121000000" + std::string(50, 'a');
  all[Filling::acme_token] = "token";
  all[Filling::key_authorization] = "token.thumb";
  all[Filling::acme_digest] = std::string(43, 'A');
  all[Filling::account_label] = "ujmmovf2vn55tgye";
  all[Filling::account] = "https://ca.example/1";
  all[Filling::issuer] = "ca.example";
  return all;
}

}  // namespace

TEST_CASE("shapes") {
  const struct {
    const char* shape;
    const char* text;
    const char* result;
  } rows[] = {
      {"_dnsauth", "_dnsauth", "yes"},
      {"_dnsauth", "_dnsauth2", "no"},
      {"", "", "yes"},
      {"", "a", "no"},
      {"{hex 4}", "0aFf", "yes"},
      {"{hex 4}", "0aFg", "no"},
      {"{hex 4}", "0aFf0", "no"},
      {"{hex 4}", "0aF", "no"},
      {"a{digits 1-3}b", "a12b", "yes"},
      {"a{digits 1-3}b", "a1234b", "no"},
      {"a{digits}b", "a1234b", "yes"},
      {"a{digits 5-}b", "a1234b", "no"},
      {"{alnum}.{alnum}x", "ab.cdx", "yes"},  // the second gap gives its last character back
      {"{label}.example", "a-_b.example", "yes"},
      {"{label}.example", "a.b.example", "no"},
      {"{labels}.example", "a.b.example", "yes"},
      {"a[.{alnum 1-20}].b", "a.b", "yes"},
      {"a[.{alnum 1-20}].b", "a.x1.b", "yes"},
      {"a[.{alnum 1-20}].b", "a.x-1.b", "no"},
      {"HARICA-{token 3-}", "HARICA-ab c", "no"},
      {"HARICA-{token 3-}", "HARICA-abc", "yes"},
      {"{base32 2}", "a1", "no"},
      {"{base32 2}", "a7", "yes"},
      {"{text}", "anything; at \"all\"", "yes"},
      {"{request-md5}", "0123456789abcdef0123456789abcdef", "yes"},
      {"{request-md5}", "0123456789abcdef0123456789abcde", "no"},
      {"a{hex", "", "a brace that is not closed"},
      {"a}", "", "a brace that closes nothing"},
      {"{oct 3}", "", "unknown gap {oct}"},
      {"{hex 0}", "", "{hex 0} has no length like 32, 1-20 or 8-"},
      {"{hex 5-3}", "", "{hex 5-3} has no length like 32, 1-20 or 8-"},
      {"{hex 99999}", "", "{hex 99999} has no length like 32, 1-20 or 8-"},
      {"{hex x}", "", "{hex x} has no length like 32, 1-20 or 8-"},
      {"{unique 3}", "", "{unique} has its own length"},
      {"{secret}", "", "unknown gap {secret}"},
      {"a[b", "", "a bracket that is not closed"},
      {"a]b", "", "at most one group in brackets, and none within another"},
      {"[a][b]", "", "at most one group in brackets, and none within another"},
      {"[a[b]]", "", "at most one group in brackets, and none within another"},
      {"{hex}{hex}{hex}", "", "more than two gaps of no fixed length"},
  };
  for (const auto& row : rows) {
    INFO(row.shape << " and " << row.text);
    CHECK(match(row.shape, row.text) == row.result);
  }
  CHECK(match("_DnsAuth", "_dnsauth", false) == "no");
  CHECK(match("_DnsAuth", "_dnsauth", true) == "yes");
}

TEST_CASE("a long text takes no long time") {
  CHECK(match("{text}a{text}b", std::string(4096, 'a')) == "no");
  CHECK(match("{text}", std::string(4097, 'a')) == "no");
}

TEST_CASE("a shape filled") {
  const auto filled = [](std::string_view shape, const Fillings& with) {
    const FilledShape made = fill_shape(read_shape(shape).parts, with);
    return made.text + (made.complete ? "" : " …");
  };
  Fillings none, unique;
  unique[Filling::unique] = "s1";
  CHECK(filled("a[.{unique}].b", none) == "a.b");
  CHECK(filled("a[.{unique}].b", unique) == "a.s1.b");
  CHECK(filled("_{hex 32}", none) == "_<32 hex digits from the CA> …");
  CHECK(filled("HARICA-{token 8-200}", none) == "HARICA-<value from the CA> …");
  CHECK(filled("{label 16-63}.dcv", none) == "<label from the CA>.dcv …");
  CHECK(filled("_{request-md5}", none) == "_<MD5 of the request> …");
  CHECK(label_count(read_shape("").parts) == 0);
  CHECK(label_count(read_shape("_{account-label}._acme-challenge").parts) == 2);
}

TEST_CASE("what the built-in table fills has the shape of its row") {
  const Providers& all = builtin_authorities.providers;
  REQUIRE(all.shapes.size() > 20);
  const Fillings with = example();
  for (const RecordShape& row : all.shapes) {
    INFO(row.id);
    CHECK(row.days <= 30);  // BR: a Random Value or Request Token is good for 30 days at most
    for (const auto parts : {row.owner, row.value}) {
      const FilledShape made = fill_shape(parts, with);
      if (made.complete) CHECK(has_shape(parts, made.text, false));
    }
    if (row.telling && !row.file) CHECK_FALSE(row.value.empty());
  }
  for (const Provider& each : all.providers) {
    for (const DcvMethod method : each.methods) {
      INFO(each.id << " " << dcv_method_text(method));
      if (method != DcvMethod::email) CHECK_FALSE(all.shapes_of(each, method).empty());
    }
  }
}

TEST_CASE("records are recognised") {
  const auto recognised = [](std::string_view owner, Type type, std::string_view value) {
    const RecordShape* found = builtin_authorities.providers.recognise(owner, type, value);
    return std::string(found == nullptr ? "none" : found->id);
  };
  const std::string md5 = "_" + hex(32), half = hex(32);
  CHECK(recognised(md5 + ".example.se", Type::cname, half + "." + half + ".sectigo.com") ==
        "sectigo-cname");
  CHECK(recognised(md5 + ".example.se", Type::cname, half + "." + half + ".S1.SECTIGO.com") ==
        "sectigo-cname");
  CHECK(recognised(md5 + ".example.se", Type::cname, half + "." + half + ".comodoca.com") ==
        "sectigo-cname-comodoca");
  CHECK(recognised(md5 + ".example.se", Type::cname, hex(40) + ".comodoca.com") ==
        "comodo-sha1-whole");
  CHECK(recognised(md5 + ".example.se", Type::cname, hex(20) + "." + hex(20) + ".comodoca.com") ==
        "comodo-sha1-halves");
  CHECK(recognised(md5 + ".example.se", Type::cname,
                   "_" + hex(32) + ".abcdefghij.acm-validations.aws") == "aws-acm");
  CHECK(recognised(md5.substr(1) + ".example.se", Type::cname,
                   half + "." + half + ".sectigo.com") == "none");
  CHECK(recognised("_acme-challenge.www.example.se", Type::txt, std::string(43, 'x')) ==
        "acme-dns-01");
  CHECK(recognised("_acme-challenge.www.example.se", Type::txt, std::string(42, 'x')) == "none");
  CHECK(recognised("_ujmmovf2vn55tgye._acme-challenge.example.se", Type::txt,
                   std::string(43, 'x')) == "acme-dns-account-01");
  CHECK(recognised("_acme-challenge.example.se", Type::cname, "example.se.ab.dcv.cloudflare.com") ==
        "cloudflare-delegation");
  CHECK(recognised("example.se", Type::txt, "HARICA-0123456789abcdef") == "harica-txt");
  CHECK(recognised("example.se", Type::txt, "v=spf1 -all") == "none");
  CHECK(recognised("example.se", Type::txt, "_globalsign-domain-verification=ab-C_d") ==
        "globalsign-txt");
  CHECK(recognised("_dnsauth.example.se", Type::txt, "abcdefghijklmnopqrstuvwxyz") ==
        "digicert-txt");
  CHECK(recognised("_validation-contactemail.example.se", Type::txt, "a@example.se") ==
        "contact-email");
  CHECK(recognised("asuid.www.example.se", Type::txt, "ABCDEF0123456789") == "azure-asuid");
}
