#pragma once
// Whether a CA may issue for a name, as its CAA check will decide it
// (RFC 8659 §4; RFC 8657; RFC 9495; BR 2.3.1 §4.2.2.1).

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/authority.h"
#include "lint/facts/caa.h"
#include "lint/facts/relevant_caa.h"

namespace dcvlint {

// What is to be issued: a certificate for a host name, for "*.name", for mail addresses at the
// name, for the name's mark.
enum class CaaProfile : std::uint8_t { host, wildcard, smime, vmc };
inline constexpr std::size_t caa_profile_count = 4;
std::string_view caa_profile_text(CaaProfile profile);  // "host"

enum class CaaReading : std::uint8_t {
  authority,  // as this CA reads records, as far as that is known
  rfc,        // by the RFCs alone
};

// Texts outlive the decisions.
struct CaaQuestion {
  const Authority* authority = nullptr;
  CaaProfile profile = CaaProfile::host;
  std::string_view account;  // the account's URI (RFC 8657 §3); empty: not said
  std::string_view method;   // label in lower case (RFC 8657 §4); empty: not said
  Date date{};
  CaaReading reading = CaaReading::authority;
};

// Of a set with more records nothing can be answered: 65535 octets, less header and question, hold
// that many of the smallest records (RFC 1035 §4.2.2).
inline constexpr std::size_t most_caa_records = 4366;

enum class CaaVerdict : std::uint8_t {
  permit,
  deny,
  fail,     // the look-up failed: no CA may issue on that
  unasked,  // the view doesn't know yet
};
std::string_view caa_verdict_text(CaaVerdict verdict);  // "permit"

// Of several records that refuse, the reason is the last one here: the one that is nearest to
// a permission.
enum class CaaReason : std::uint8_t {
  // permit
  no_set,          // no CAA at the name or above
  no_restriction,  // the set says nothing about this kind of certificate
  named,           // a record names the CA; its parameters are met, or not known to be unmet
  // deny
  nobody,              // ";"
  malformed_value,     // breaks the grammar, and so names nobody
  other_issuer,        // names other CAs
  malformed_own,       // was to name the CA, but breaks the grammar
  issuer_case,         // names the CA in other letters than the CA compares with
  parameter_hyphen,    // names the CA, which cannot read a parameter's tag with a hyphen
  accountless,         // accounturi twice, or no URI: no account can match
  other_account,       // accounturi is another one
  methodless,          // validationmethods twice, empty or malformed: no method can match
  other_method,        // the method is not in the list
  methods_ended,       // no method of the list may be used on that day
  no_wildcard_method,  // no method of the list can validate a wildcard
  unknown_critical,    // a property that the CA does not process is marked critical
  // fail
  oversize,           // more records than a DNS message holds: no resolver has the answer
  malformed_record,   // RDATA that is no CAA property
  lookup,             // failed where the name may be signed
  lookup_insecure,    // failed where the name is proved to be unsigned
  lookup_bogus,       // the answer did not validate
  no_such_top_level,  // for a CA that fails then
  // unasked
  pending,
};

struct CaaDecision {
  static constexpr std::uint32_t no_record = std::numeric_limits<std::uint32_t>::max();

  CaaVerdict verdict = CaaVerdict::unasked;
  CaaReason reason = CaaReason::pending;
  CaaTag tag = CaaTag::unknown;      // whose records count for this certificate
  std::uint32_t record = no_record;  // of the set: the one that decides
  // Of that record, when it has them: what it demands. Views into RDATA.
  std::string_view accounturi, validationmethods;
  // A CA that isn't known to heed what refuses here may issue all the same: until `binding`, or,
  // when that is absent, on any day.
  bool may_be_ignored = false;
  std::optional<Date> binding;

  // Permits on conditions: the question left an account or a method open.
  bool conditional() const {
    return verdict == CaaVerdict::permit && (!accounturi.empty() || !validationmethods.empty());
  }
};

// Allocates only where records have parameters.
CaaDecision decide_caa(const RelevantCaa& relevant, const Authorities& authorities,
                       const CaaQuestion& question);

// Days after `date` on which a decision may change: what the BR announce about parameters and
// methods. Ascending.
std::vector<Date> caa_dates_after(Date date, const ValidationMethods& methods);

// One sentence without a full stop, not made printable: "issue at lu.example names harica.gr".
std::string reason_text(const CaaDecision& decision, const CaaQuestion& question,
                        const RelevantCaa& relevant, const Names& names);

// Decides for many names: a set is judged once for each question (architecture decision 10). For
// one thread; records of the view stay where they are as long as it lives.
class CaaJudge {
 public:
  CaaJudge(View& view, const Names& names, const Authorities& authorities,
           std::vector<CaaQuestion> questions);
  std::span<const CaaQuestion> questions() const { return questions_; }
  // Climbs from a name, which the next decisions are about.
  const RelevantCaa& climb(Name name);
  CaaDecision decide(std::size_t question);

 private:
  struct Judged {
    const AnswerRecord* set = nullptr;
    CaaDecision decision;
  };
  static constexpr std::size_t sets_kept = 256;  // of each question
  Judged& judged(const AnswerRecord* set, std::size_t question);

  View* view_;
  const Names* names_;
  const Authorities* authorities_;
  std::vector<CaaQuestion> questions_;
  RelevantCaa relevant_;
  std::vector<Judged> judged_;
};

}  // namespace dcvlint
