#include "lint/facts/smtp_answer.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("faults in words") {
  SmtpProbe probe;
  probe.server = "mx.lu.example";
  const auto says = [&](SmtpFault fault) {
    probe.fault = fault;
    return smtp_fault_text(probe);
  };
  CHECK(says(SmtpFault::none) == "mx.lu.example answered");
  CHECK(says(SmtpFault::timed_out) == "mx.lu.example did not answer in time");
  CHECK(says(SmtpFault::closed) == "mx.lu.example ended the connection");
  CHECK(says(SmtpFault::bad_reply) == "mx.lu.example said what is no SMTP");
  CHECK(says(SmtpFault::bad_name) == "mx.lu.example was not asked: the domain's name is no host's");
  CHECK(says(SmtpFault::stopped) == "mx.lu.example was left, since you asked to stop");
  probe.why = "554 go away";
  CHECK(says(SmtpFault::turned_away) == "mx.lu.example turned us away: 554 go away");
}
