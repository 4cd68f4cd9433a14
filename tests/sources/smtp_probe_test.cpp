#include "lint/sources/smtp_probe.h"

#include <doctest/doctest.h>

#include <deque>
#include <map>
#include <string>

using namespace dcvlint;

namespace {

// Time passes only where somebody waits.
class TestClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override { return 0; }
  std::int64_t steady_microseconds() override { return now; }
  std::int64_t now = 0;
};

// A server that answers each command by its beginning; "" is the greeting, no answer is silence.
class ScriptedServer : public SmtpTransport {
 public:
  explicit ScriptedServer(TestClock& clock) : clock_(clock) {}
  std::map<std::string, std::string> says{{"", "220 mx ready\r\n"},
                                          {"EHLO", "250-mx\r\n250 SIZE 1\r\n"},
                                          {"MAIL", "250 ok\r\n"},
                                          {"RCPT", "250 ok\r\n"},
                                          {"QUIT", "221 bye\r\n"}};
  std::map<std::string, SmtpIo> connects;  // by the first octet of the address
  std::string heard;                       // commands, "|" behind each
  int connections = 0;
  bool hangs_up = false;  // instead of silence

  SmtpIo connect(const IpAddress& address, std::uint16_t, std::int64_t until,
                 std::string& why) override {
    ++connections;
    const auto told = connects.find(std::to_string(static_cast<unsigned char>(address.octets[0])));
    if (told != connects.end()) {
      if (told->second == SmtpIo::timed_out) clock_.now = until;
      if (told->second == SmtpIo::closed) why = "Connection refused";
      return told->second;
    }
    pending_ = says[""];
    return SmtpIo::done;
  }
  SmtpIo send(std::string_view octets, std::int64_t) override {
    heard += std::string(octets.substr(0, octets.find('\r'))) + "|";
    for (const auto& [start, reply] : says) {
      if (!start.empty() && octets.starts_with(start)) pending_ = reply;
    }
    return SmtpIo::done;
  }
  // All of it, or octet by octet where that takes time.
  SmtpIo receive(std::string& octets, std::int64_t until) override {
    if (pending_.empty() && hangs_up) return SmtpIo::closed;
    if (pending_.empty() || clock_.now + seconds_an_octet * 1'000'000 > until) {
      clock_.now = until;
      return SmtpIo::timed_out;
    }
    const std::size_t size = seconds_an_octet == 0 ? pending_.size() : 1;
    clock_.now += seconds_an_octet * 1'000'000;
    octets += pending_.substr(0, size);
    pending_.erase(0, size);
    return SmtpIo::done;
  }
  void close() override {}
  std::int64_t seconds_an_octet = 0;

 private:
  TestClock& clock_;
  std::string pending_;
};

struct Probing {
  TestClock clock;
  ScriptedServer server{clock};
  SmtpOptions options;
  std::vector<std::string> mailboxes{"admin@lu.example", "postmaster@lu.example"};

  SmtpProbe probe(std::string_view address = "11.22.33.44") {
    return probe_smtp(server, clock, parse_ip(address).value(), mailboxes, options);
  }
  // "none admin accepted 250, postmaster refused 550; invented later"
  static std::string text(const SmtpProbe& probe) {
    constexpr std::string_view faults[] = {
        "none",   "no_server", "private_address", "unconnected", "timed_out",
        "closed", "bad_reply", "turned_away",     "bad_name",    "stopped"};
    std::string out(faults[static_cast<std::size_t>(probe.fault)]);
    for (const SmtpAnswer& answer : probe.answers) {
      out += " " + answer.mailbox.substr(0, answer.mailbox.find('@')) + " " +
             std::string(smtp_verdict_text(answer.verdict)) + " " + std::to_string(answer.code);
    }
    if (probe.invented) out += "; invented " + std::string(smtp_verdict_text(*probe.invented));
    return out;
  }
  std::string found(std::string_view address = "11.22.33.44") { return text(probe(address)); }
};

}  // namespace

TEST_CASE_FIXTURE(Probing, "a probe asks about mailboxes and never sends a message") {
  options.helo = "probe.kth.example";
  CHECK(found() == "none admin accepted 250 postmaster accepted 250");
  CHECK(server.heard ==
        "EHLO probe.kth.example|MAIL FROM:<>|RCPT TO:<admin@lu.example>|"
        "RCPT TO:<postmaster@lu.example>|QUIT|");
}

TEST_CASE_FIXTURE(Probing, "each mailbox has its own answer") {
  server.says.erase("RCPT");
  server.says["RCPT TO:<admin@"] = "550-5.1.1 no such\r\n550 5.1.1 mailbox\r\n";
  server.says["RCPT TO:<postmaster@"] = "451 4.7.1 Greylisting in action\r\n";
  const SmtpProbe made = probe();
  CHECK(text(made) == "none admin refused 550 postmaster later 451");
  CHECK(made.answers[0].text == "5.1.1 no such 5.1.1 mailbox");
}

TEST_CASE_FIXTURE(Probing, "an invented mailbox is asked about only when that is wanted") {
  options.invented = "qx7f3kd9";
  CHECK(found() == "none admin accepted 250 postmaster accepted 250; invented accepted");
  CHECK(server.heard.find("RCPT TO:<qx7f3kd9@lu.example>|QUIT|") != std::string::npos);
}

TEST_CASE_FIXTURE(Probing, "servers that know HELO alone") {
  server.says["EHLO"] = "502 what?\r\n";
  server.says["HELO"] = "250 mx\r\n";
  CHECK(found() == "none admin accepted 250 postmaster accepted 250");
  CHECK(server.heard.starts_with("EHLO localhost|HELO localhost|MAIL FROM:<>|"));
}

TEST_CASE_FIXTURE(Probing, "servers that turn us away are left politely") {
  SUBCASE("at once") {
    server.says[""] = "554 5.7.1 no PTR record \x1b]0;x\x07\r\n";
    const SmtpProbe made = probe();
    CHECK(text(made) == "turned_away");
    CHECK(made.why == "554 5.7.1 no PTR record \\x1B]0;x\\x07");
    CHECK(server.heard == "QUIT|");
  }
  SUBCASE("at the name") {
    server.says["EHLO"] = "450 later\r\n";
    CHECK(found() == "turned_away");
    CHECK(server.heard == "EHLO localhost|QUIT|");
  }
  SUBCASE("at the sender") {
    server.says["MAIL"] = "530 5.7.0 STARTTLS first\r\n";
    CHECK(found() == "turned_away");
    CHECK(server.heard == "EHLO localhost|MAIL FROM:<>|QUIT|");
  }
  SUBCASE("in the middle") {
    server.says["RCPT TO:<postmaster@"] = "421 too many errors\r\n";
    // A longer beginning comes later in the map, and counts.
    CHECK(found() == "turned_away admin accepted 250");
  }
}

TEST_CASE_FIXTURE(Probing, "servers that fall silent, hang up, or are none") {
  SUBCASE("silent from the start") {
    server.says[""] = "";
    CHECK(found() == "timed_out");
    CHECK(clock.now == options.reply_milliseconds * 1000);
    CHECK(server.heard == "");
  }
  SUBCASE("an octet each ten seconds") {
    server.seconds_an_octet = 10;
    CHECK(found() == "timed_out");
    CHECK(clock.now == options.reply_milliseconds * 1000);
  }
  SUBCASE("slow in everything") {
    server.seconds_an_octet = 1;
    options.total_milliseconds = 40'000;
    CHECK(found() == "timed_out");
    CHECK(clock.now <= options.total_milliseconds * 1000);
  }
  SUBCASE("in the middle") {
    server.says["RCPT TO:<postmaster@"] = "";
    server.hangs_up = true;
    CHECK(found() == "closed admin accepted 250");
  }
  SUBCASE("no SMTP") {
    server.says[""] = "SSH-2.0-OpenSSH_9.2\r\n";
    CHECK(found() == "bad_reply");
    CHECK(server.heard == "");
  }
  SUBCASE("more than was asked for") {
    server.says["MAIL"] = "250 ok\r\n250 ok\r\n250 ok\r\n";
    CHECK(found() == "bad_reply");
  }
}

TEST_CASE_FIXTURE(Probing, "where nobody connects to") {
  CHECK(found("127.0.0.1") == "private_address");
  CHECK(found("10.0.0.1") == "private_address");
  CHECK(found("::1") == "private_address");
  CHECK(found("::ffff:10.0.0.1") == "private_address");
  CHECK(found("224.0.0.1") == "private_address");
  CHECK(found("ff02::1") == "private_address");
  CHECK(found("fec0::1") == "private_address");
  CHECK(found("::10.0.0.1") == "private_address");
  CHECK(found("::ffff:0:10.0.0.1") == "private_address");
  CHECK(server.connections == 0);
  options.allow_private = true;
  CHECK(found("127.0.0.1") == "none admin accepted 250 postmaster accepted 250");
}

TEST_CASE_FIXTURE(Probing, "names that would change the dialogue are not sent") {
  for (const char* bad :
       {"admin@lu.example>\r\nDATA", "admin@a b", "admin@l\xC3\xBC.example", ""}) {
    mailboxes = {bad};
    CHECK(found() == "bad_name");
  }
  mailboxes = {"admin@lu.example"};
  options.helo = "a\r\nDATA";
  CHECK(found() == "bad_name");
  options.helo = "[192.0.2.1]";
  options.invented = "x>\r\nDATA";
  CHECK(found() == "bad_name");
  CHECK(server.connections == 0);
}

TEST_CASE_FIXTURE(Probing,
                  "a domain's servers are tried in their order, three connections at most") {
  MailLevel level;
  const auto add = [&](const char* name, std::initializer_list<const char*> addresses) {
    MailServer& made = level.servers.emplace_back();
    made.name = name;
    for (const char* each : addresses) made.addresses.push_back(parse_ip(each).value());
  };
  const auto found_at = [&] { return probe_level(server, clock, level, "lu.example", options); };
  CHECK(text(found_at()) == "no_server");
  CHECK(smtp_fault_text(found_at()) == "no address of a mail server is known");

  add("inner.lu.example", {"10.0.0.1"});
  CHECK(smtp_fault_text(found_at()) ==
        "inner.lu.example was not asked: its address is not one that a CA reaches: Private use");
  add("a.lu.example", {"21.0.0.1", "22.0.0.1"});
  add("b.lu.example", {"23.0.0.1"});
  add("c.lu.example", {"24.0.0.1"});
  server.connects = {{"21", SmtpIo::closed}, {"22", SmtpIo::timed_out}};
  const SmtpProbe third = found_at();
  CHECK(third.server == "b.lu.example");
  CHECK(text(third) ==
        "none admin accepted 250 administrator accepted 250 webmaster accepted 250 hostmaster "
        "accepted 250 postmaster accepted 250");
  CHECK(server.connections == 3);
  CHECK(clock.now == options.connect_milliseconds * 1000);

  server.connects["23"] = SmtpIo::closed;
  server.connections = 0;
  CHECK(smtp_fault_text(found_at()) ==
        "b.lu.example could not be connected to: Connection refused");
  CHECK(server.connections == 3);
}
