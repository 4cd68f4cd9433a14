// A mail server for tests/servers/smtp.sh, which keeps what it hears.
//   hostile_smtp BEHAVIOUR ADDRESS PORT LOG     until it is killed
//
// It takes mail for postmaster, refuses admin, greylists hostmaster and has no opinion of the rest.
// "plain" does that and nothing else, "old" doesn't know EHLO, "flood" never ends its greeting,
// "drip" sends an octet of it a second, "silent" says nothing, "drop" hangs up after MAIL, "junk"
// is no SMTP at all, "away" refuses everybody.

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <thread>

#include "tests/tools/test_server.h"

namespace {

using namespace test_server;

bool say(int connection, const std::string& text) {
  return write(connection, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::string answer(const std::string& behaviour, const std::string& command) {
  const auto begins = [&](const char* word) { return command.starts_with(word); };
  if (begins("EHLO")) {
    return behaviour == "old" ? "502 5.5.2 what?\r\n"
                              : "250-mx.test\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n";
  }
  if (begins("HELO") || begins("MAIL")) return "250 2.0.0 ok\r\n";
  if (begins("RCPT TO:<postmaster@")) return "250 2.1.5 ok\r\n";
  if (begins("RCPT TO:<admin@")) return "550-5.1.1 no\r\n550 5.1.1 such \x1b[31mmailbox\r\n";
  if (begins("RCPT TO:<hostmaster@")) return "450 4.2.0 greylisted\r\n";
  if (begins("RCPT")) return "550 5.7.1 we don't like you\r\n";
  if (begins("QUIT")) return "221 2.0.0 bye\r\n";
  return "500 5.5.2 what?\r\n";
}

bool greet(const std::string& behaviour, int connection) {
  if (behaviour == "silent") return true;
  if (behaviour == "junk") return say(connection, "SSH-2.0-OpenSSH_9.2\r\n");
  if (behaviour == "away") return say(connection, "554 5.7.1 no PTR record\r\n");
  if (behaviour == "drip") {
    while (say(connection, "2")) std::this_thread::sleep_for(std::chrono::seconds(1));
    return false;
  }
  if (behaviour == "flood") {
    while (say(connection, "220-" + std::string(1000, 'x') + "\r\n")) {
    }
    return false;
  }
  return say(connection, "220 mx.test ESMTP\r\n");
}

void serve(const std::string& behaviour, int connection, std::FILE* log) {
  std::string heard;
  bool open = greet(behaviour, connection);
  char octet = 0;
  while (open && read(connection, &octet, 1) == 1) {
    if (octet != '\n') {
      heard += octet;
      continue;
    }
    if (heard.ends_with('\r')) heard.pop_back();
    std::fprintf(log, "%s\n", heard.c_str());
    std::fflush(log);
    const bool over = behaviour == "drop" && heard.starts_with("MAIL");
    open = !over && say(connection, answer(behaviour, heard)) && !heard.starts_with("QUIT");
    heard.clear();
  }
  close(connection);
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) {
    std::fputs("hostile_smtp BEHAVIOUR ADDRESS PORT LOG\n", stderr);
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE* log = std::fopen(words[4], "w");
  if (log == nullptr) return 2;
  const auto port = static_cast<std::uint16_t>(std::atoi(words[3]));
  const int listener = bound(address_of(words[2], port), SOCK_STREAM);
  for (;;) {
    const int connection = accept(listener, nullptr, nullptr);
    if (connection >= 0) serve(words[1], connection, log);
  }
}
