#include "lint/facts/dcv_token.h"

#include <doctest/doctest.h>

#include "lint/engine/rule.h"

using namespace dcvlint;

namespace {

const std::string md5 = "900150983cd24fb0d6963f7d28e17f72";
const std::string sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
const std::string sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const std::string head = sha256.substr(0, 32), tail = sha256.substr(32);
const std::string pem_sha256 = std::string(63, '1') + "2";
const std::string digest = "lCM7cZyQXcVHK2nnW3jjAhNT3Fvm18UN-kWZZknKoYM";
constexpr std::int64_t now = 1795219200;  // 2026-11-21T00:00:00Z

TokenInputs inputs(std::string unique = {}) {
  TokenInputs all;
  fill_request(all.fillings, {md5, sha1, sha256});
  all.fillings[Filling::unique] = std::move(unique);
  all.fillings[Filling::acme_digest] = digest;
  all.fillings[Filling::key_authorization] = "t.k";
  all.mistaken = {{"the PEM text", {std::string(32, '3'), std::string(40, '4'), pem_sha256}}};
  all.now = now;
  return all;
}

std::string match_text(TokenMatch match) {
  constexpr std::string_view texts[] = {
      "right",           "shape",     "other request",  "obsolete form",  "sha1",
      "mistaken digest", "cut",       "unique missing", "unique differs", "domain added",
      "quoted",          "blanks",    "undigested",     "other base64",   "token expired",
      "token ahead",     "near miss", "other"};
  return std::string(texts[static_cast<std::size_t>(match)]);
}

std::string judged(std::string_view shape, const TokenInputs& with, std::string_view found) {
  const RecordShape* row = builtin_authorities.providers.shape(shape);
  REQUIRE(row != nullptr);
  const std::string domains[] = {"www.example.se", "example.se"};
  const TokenVerdict verdict = judge_token(*row, with, found, domains);
  return match_text(verdict.match) + (verdict.note.empty() ? "" : ": " + verdict.note);
}

}  // namespace

TEST_CASE("Sectigo's CNAME") {
  const struct {
    std::string found;
    const char* verdict;
  } rows[] = {
      {head + "." + tail + ".sectigo.com", "right"},
      {"BA7816BF8F01CFEA414140DE5DAE2223." + tail + ".Sectigo.com", "right"},
      {head + "." + tail + ".comodoca.com", "obsolete form: comodoca.com"},
      {head + "." + tail + ".s123.sectigo.com", "unique differs: s123"},
      {head + "." + tail + ".abc.sectigo.com", "unique differs: abc"},
      {head + "." + tail + ".sectigo.com.example.se", "domain added: example.se"},
      {head + "." + tail + ".sectigo.com.www.example.se", "domain added: www.example.se"},
      {head + "." + tail.substr(1) + ".sectigo.com", "other"},
      {head + "." + tail.substr(0, 31) + ".sectigo.com", "cut: 63 of 64 digits"},
      {sha256.substr(0, 63) + ".sectigo.com", "cut: 63 of 64 digits"},
      {head + ".sectigo.com", "cut: 32 of 64 digits"},
      {sha1 + ".comodoca.com", "sha1"},
      {sha1.substr(0, 20) + "." + sha1.substr(20) + ".comodoca.com", "sha1"},
      {pem_sha256.substr(0, 32) + "." + pem_sha256.substr(32) + ".sectigo.com",
       "mistaken digest: the PEM text"},
      {std::string(32, 'a') + "." + std::string(32, 'b') + ".sectigo.com", "other request"},
      {"www.example.net", "other"},
      {"", "other"},
      {".", "other"},
  };
  for (const auto& row : rows) {
    INFO(row.found);
    CHECK(judged("sectigo-cname", inputs(), row.found) == row.verdict);
  }
  CHECK(judged("sectigo-cname", inputs("s123"), head + "." + tail + ".s123.sectigo.com") ==
        "right");
  CHECK(judged("sectigo-cname", inputs("abc"), head + "." + tail + ".abc.sectigo.com") == "right");
  CHECK(judged("sectigo-cname", inputs("s123"), head + "." + tail + ".sectigo.com") ==
        "unique missing: s123");
  CHECK(judged("sectigo-cname", inputs("S123"), head + "." + tail + ".s123.sectigo.com") ==
        "right");
}

TEST_CASE("without a request only the shape is known") {
  CHECK(judged("sectigo-cname", {}, head + "." + tail + ".sectigo.com") == "shape");
  CHECK(judged("sectigo-cname", {}, head + ".sectigo.com") == "other");
  CHECK(judged("sectigo-cname", {}, head + "." + tail + ".sectigo.com.example.se") ==
        "domain added: example.se");
}

TEST_CASE("texts") {
  CHECK(judged("harica-txt", {}, "HARICA-abcdefgh12") == "shape");
  CHECK(judged("harica-txt", {}, "\"HARICA-abcdefgh12\"") == "quoted");
  CHECK(judged("harica-txt", {}, " HARICA-abcdefgh12") == "blanks");
  CHECK(judged("harica-txt", {}, "HARICA") == "other");
  CHECK(judged("globalsign-txt", {}, "_globalsign-domain-verification=abc") == "shape");
  CHECK(judged("globalsign-txt-old", {}, "globalsign-domain-verification=abc") == "obsolete form");
  CHECK(judged("acme-dns-01", inputs(), digest) == "right");
  CHECK(judged("acme-dns-01", inputs(), digest + "=") == "other base64");
  CHECK(judged("acme-dns-01", inputs(), "lCM7cZyQXcVHK2nnW3jjAhNT3Fvm18UN+kWZZknKoYM=") ==
        "other base64");
  CHECK(judged("acme-dns-01", inputs(), "t.k") == "undigested");
  CHECK(judged("acme-dns-01", inputs(), std::string(43, 'x')) == "other request");
  CHECK(judged("acme-dns-01", {}, std::string(43, 'x')) == "shape");
  CHECK(judged("acme-dns-01", inputs(), "\"" + digest + "\"") == "quoted");
  CHECK(judged("acme-dns-01", inputs(), "x") == "other");
}

TEST_CASE("DigiCert's request token, by its time and by the key") {
  const std::string rest(50, '0');
  CHECK(judged("digicert-request-token", inputs(), "20261120235959" + rest) == "shape");
  CHECK(judged("digicert-request-token", inputs(), "a text 20261120235959" + rest + " behind") ==
        "shape");
  CHECK(judged("digicert-request-token", inputs(), "20261022000000" + rest) == "shape");
  CHECK(judged("digicert-request-token", inputs(), "20261021235959" + rest) ==
        "token expired: 2026-10-21 23:59:59");
  CHECK(judged("digicert-request-token", inputs(), "20261121000001" + rest) ==
        "token ahead: 2026-11-21 00:00:01");
  CHECK(judged("digicert-request-token", inputs(), "20261321000001" + rest) == "other");
  TokenInputs keyed = inputs();
  keyed.request_token = [](std::string_view time) {
    return std::string(time) + std::string(50, 'k');
  };
  CHECK(judged("digicert-request-token", keyed, "20261120235959" + rest) == "other request");
  CHECK(judged("digicert-request-token", keyed, "20261120235959" + std::string(50, 'k')) ==
        "right");
  CHECK(judged("digicert-request-token", keyed, "20261021235959" + std::string(50, 'k')) ==
        "token expired: 2026-10-21 23:59:59");
}

TEST_CASE("times of tokens") {
  CHECK(token_time("20261121000000") == now);
  CHECK(token_time_text(now) == "20261121000000");
  CHECK(token_time_text(now + 86399) == "20261121235959");
  CHECK_FALSE(token_time("20261121240000"));
  CHECK_FALSE(token_time("2026112100000"));
  CHECK_FALSE(token_time("2026112100000x"));
  CHECK_FALSE(token_time("20260229000000"));
}

TEST_CASE("values that the requester gives") {
  CHECK(is_unique_value("s123"));
  CHECK(is_unique_value(std::string(20, 'a')));
  CHECK_FALSE(is_unique_value(std::string(21, 'a')));
  CHECK_FALSE(is_unique_value(""));
  CHECK_FALSE(is_unique_value("a-b"));
  const std::string thumbprint(43, 'a');
  CHECK(key_authorization_problem("tok." + thumbprint).empty());
  CHECK(key_authorization_problem("tok").starts_with("has no dot"));
  CHECK(key_authorization_problem("." + thumbprint).ends_with("before the dot"));
  CHECK(key_authorization_problem("tok." + thumbprint + "=").find("43") != std::string::npos);
}
