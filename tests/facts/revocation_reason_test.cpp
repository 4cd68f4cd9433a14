#include "lint/facts/revocation_reason.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/facts/crl.h"

namespace dcvlint {
namespace {

using enum RevocationCause;

std::string told(const std::vector<RevocationCause>& causes, RevocationAsker by) {
  const RevocationAdvice advice = advise_revocation(causes, by);
  std::string text = advice.code ? crl_reason_label(*advice.code) : "none";
  if (advice.code_of_ca) text += ", CA: " + crl_reason_label(*advice.code_of_ca);
  text += advice.hours == 0 ? ", no deadline" : ", " + std::to_string(advice.hours) + " h";
  return text + (advice.blocks_key ? ", key" : "");
}

TEST_CASE("a reason, a deadline and the key") {
  const struct {
    std::vector<RevocationCause> causes;
    std::string_view subscriber, ca;
  } rows[] = {
      {{}, "none, 24 h", "none, no deadline"},
      {{key_compromised}, "keyCompromise (1), 24 h, key", "keyCompromise (1), 24 h, key"},
      {{weak_key}, "keyCompromise (1), 24 h, key", "keyCompromise (1), 24 h, key"},
      {{key_method_flawed}, "keyCompromise (1), 120 h, key", "keyCompromise (1), 120 h, key"},
      {{not_authorised}, "none, CA: privilegeWithdrawn (9), 24 h", "privilegeWithdrawn (9), 24 h"},
      {{misused}, "none, CA: privilegeWithdrawn (9), 120 h", "privilegeWithdrawn (9), 120 h"},
      {{wrong_data}, "none, CA: privilegeWithdrawn (9), 120 h", "privilegeWithdrawn (9), 120 h"},
      {{domain_lost}, "cessationOfOperation (5), 120 h", "cessationOfOperation (5), 120 h"},
      {{no_longer_used},
       "cessationOfOperation (5), no deadline",
       "cessationOfOperation (5), no deadline"},
      {{name_changed}, "affiliationChanged (3), 120 h", "privilegeWithdrawn (9), 120 h"},
      {{validation_wrong}, "none, CA: superseded (4), 24 h", "superseded (4), 24 h"},
      {{misissued}, "none, CA: superseded (4), 120 h", "superseded (4), 120 h"},
      {{replaced}, "superseded (4), no deadline", "superseded (4), no deadline"},
      // The gravest reason and the shortest time.
      {{replaced, key_compromised}, "keyCompromise (1), 24 h, key", "keyCompromise (1), 24 h, key"},
      {{replaced, name_changed}, "affiliationChanged (3), 120 h", "privilegeWithdrawn (9), 120 h"},
      {{name_changed, no_longer_used},
       "cessationOfOperation (5), 120 h",
       "privilegeWithdrawn (9), 120 h"},
      {{name_changed, misused},
       "affiliationChanged (3), CA: privilegeWithdrawn (9), 120 h",
       "privilegeWithdrawn (9), 120 h"},
      {{replaced, misused},
       "superseded (4), CA: privilegeWithdrawn (9), 120 h",
       "privilegeWithdrawn (9), 120 h"},
      {{domain_lost, validation_wrong},
       "cessationOfOperation (5), 24 h",
       "cessationOfOperation (5), 24 h"},
  };
  for (const auto& row : rows) {
    CHECK(told(row.causes, RevocationAsker::subscriber) == row.subscriber);
    CHECK(told(row.causes, RevocationAsker::ca) == row.ca);
  }
}

TEST_CASE("each cause has an option, words and a section of its own") {
  for (const RevocationCauseRow& row : revocation_causes()) {
    CHECK_FALSE(row.flag.empty());
    CHECK_FALSE(row.text.empty());
    CHECK_FALSE(row.section.empty());
    CHECK_FALSE(crl_reason_text(row.code).empty());
    // Of a changed name subscribers have a reason that CAs don't write of themselves.
    CHECK((!row.own || *row.own == row.code || row.cause == name_changed));
    CHECK((row.own || row.code == crl_reason::privilege_withdrawn ||
           row.code == crl_reason::superseded));
  }
}

}  // namespace
}  // namespace dcvlint
