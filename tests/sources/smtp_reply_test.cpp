#include "lint/sources/smtp_reply.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

// "250 text | 220 text"; "…" behind for octets left over, "broken" for no SMTP.
std::string read(std::string_view octets, std::size_t piece = 1) {
  SmtpReplies replies;
  std::string out;
  while (!octets.empty()) {
    if (!replies.feed(octets.substr(0, piece))) return out + "broken";
    octets.remove_prefix(std::min(piece, octets.size()));
    if (const auto reply = replies.take()) {
      out += std::to_string(reply->code) + " " + reply->text + " | ";
    }
  }
  return out + (replies.has_more() ? "…" : "");
}

}  // namespace

TEST_CASE("replies of a mail server, octet by octet") {
  CHECK(read("220 mx.example ESMTP\r\n") == "220 mx.example ESMTP | ");
  CHECK(read("250-mx.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n") ==
        "250 mx.example PIPELINING 8BITMIME | ");
  CHECK(read("250\r\n") == "250  | ");
  CHECK(read("250 \r\n") == "250  | ");
  CHECK(read("250-\r\n250 a\n") == "250 a | ");
  CHECK(read("250 a\n250 b\n") == "250 a | 250 b | ");
  CHECK(read("250 a\r\n25") == "250 a | …");
  CHECK(read("250-a\r\n") == "…");
  CHECK(read("550 caf\xC3\xA9 \x1b[31m\r\n") == "550 caf\xC3\xA9 \x1b[31m | ");
}

TEST_CASE("what is no reply") {
  CHECK(read("HTTP/1.1 400 Bad Request\r\n") == "broken");
  CHECK(read("\r\n") == "broken");
  CHECK(read("25\r\n") == "broken");
  CHECK(read("2500 a\r\n") == "broken");
  CHECK(read("150 a\r\n") == "broken");
  CHECK(read("600 a\r\n") == "broken");
  CHECK(read("-50 a\r\n") == "broken");
  CHECK(read("250_a\r\n") == "broken");
  CHECK(read("250-a\r\n251 b\r\n") == "broken");
  // Two replies in one piece: the second one was not asked for.
  CHECK(read("250 a\r\n250 b\r\n", 100) == "broken");
}

TEST_CASE("replies have limits") {
  CHECK(read("250 " + std::string(2000, 'x') + "\r\n") == "250 " + std::string(2000, 'x') + " | ");
  CHECK(read("250 " + std::string(2048, 'x')) == "broken");
  std::string lines;
  for (int i = 0; i < 63; ++i) lines += "250-\r\n";
  CHECK(read(lines + "250 end\r\n") == "250 end | ");
  CHECK(read(lines + "250-\r\n250 end\r\n") == "broken");
}

// RFC 5321 §4.2.3, RFC 3463.
TEST_CASE("what a reply to RCPT says about the mailbox") {
  struct Row {
    std::uint16_t code;
    std::string text;
    SmtpVerdict verdict;
  };
  const Row rows[] = {
      {250, "2.1.5 Ok", SmtpVerdict::accepted},
      {251, "User not local; will forward", SmtpVerdict::accepted},
      {252, "Cannot VRFY", SmtpVerdict::unknown},
      {354, "go on", SmtpVerdict::unknown},
      {450, "4.2.0 Greylisted", SmtpVerdict::later},
      {451, "try again", SmtpVerdict::later},
      {550, "5.1.1 User unknown", SmtpVerdict::refused},
      {550, "No such user", SmtpVerdict::refused},
      {550, "5.7.1 Client host blocked", SmtpVerdict::unknown},
      {550, "5.2.1 disabled", SmtpVerdict::refused},
      {552, "5.2.2 full", SmtpVerdict::later},
      {553, "mailbox name not allowed", SmtpVerdict::refused},
      {554, "5.7.1 Relay access denied", SmtpVerdict::unknown},
      {554, "Transaction failed", SmtpVerdict::unknown},
      {554, "5.1.10 null MX", SmtpVerdict::refused},
      {556, "domain does not accept mail", SmtpVerdict::refused},
      {530, "5.7.0 Must issue STARTTLS", SmtpVerdict::unknown},
      {503, "5.5.1 out of order", SmtpVerdict::unknown},
      // Words that begin with digits are no enhanced code.
      {550, "5.1 of 7", SmtpVerdict::refused},
      {550, "5.7.1.2 odd", SmtpVerdict::refused},
      {550, "5.7.1234 odd", SmtpVerdict::refused},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    CAPTURE(row.text);
    CHECK(rcpt_verdict({row.code, row.text}) == row.verdict);
  }
}
