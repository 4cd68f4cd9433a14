// Why a CA may issue or not, in words.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/base/clipped.h"
#include "lint/facts/caa_decision.h"
#include "lint/facts/reply_text.h"

namespace dcvlint {

namespace {

constexpr std::size_t issuers_told = 3;
constexpr std::size_t most_told = 300;  // octets of what a stranger says: each verdict repeats it

std::string_view failure_text(Failure failure) {
  constexpr std::array<std::string_view, 10> texts{"failed",
                                                   "runs in a circle of aliases",
                                                   "runs through too many aliases",
                                                   "leads to a name that is too long",
                                                   "got SERVFAIL",
                                                   "got no answer in time",
                                                   "was refused",
                                                   "got an answer that can't be read",
                                                   "got an answer that doesn't validate",
                                                   "was not made: the resolver is not there"};
  return texts[static_cast<std::size_t>(failure)];
}

std::string_view tag_text(CaaTag tag) {
  constexpr std::array<std::string_view, 8> texts{
      "issue", "issuewild", "issuemail", "issuevmc", "iodef", "contactemail", "contactphone", ""};
  return texts[static_cast<std::size_t>(tag)];
}

class Words {
 public:
  Words(const CaaDecision& decision, const CaaQuestion& question, const RelevantCaa& relevant,
        const Names& names)
      : decision_(decision), question_(question), relevant_(relevant), names_(names) {}

  std::string text() const {
    std::string words = reason();
    if (decision_.may_be_ignored) words += duty();
    return words;
  }

 private:
  std::string name(Name at) const { return names_.display(at); }
  std::string_view title() const { return question_.authority->title; }
  // "at lu.example", and how one gets there.
  std::string at() const {
    const CaaHop* where = relevant_.where();
    if (where == nullptr) return {};
    std::string words = " at " + name(where->answer.owner);
    if (!where->answer.aliases.empty()) {
      words += fmt::format(" ({} is an alias of it)", name(where->asked));
    }
    return words;
  }

  CaaProperty property() const {
    if (decision_.record >= relevant_.records().size()) return {};
    return parse_caa(relevant_.records()[decision_.record].rdata);
  }
  // 'issue "harica.gr" at lu.example'
  std::string record() const {
    const CaaProperty shown = property();
    return fmt::format("{} \"{}\"{}", lower_case(shown.tag), clipped(shown.value, most_told), at());
  }

  std::string reason() const {
    switch (decision_.verdict) {
      case CaaVerdict::permit:
        return permission();
      case CaaVerdict::deny:
        return refusal();
      case CaaVerdict::fail:
        return failure();
      case CaaVerdict::unasked:
        break;
    }
    return "not all questions are answered yet";
  }

  std::string permission() const {
    if (decision_.reason == CaaReason::no_set) {
      if (relevant_.path.empty()) return "no CAA";
      const std::string first = name(relevant_.path.front().asked);
      return fmt::format("no CAA at {}{}", first, relevant_.path.size() > 1 ? " or above it" : "");
    }
    if (decision_.reason == CaaReason::no_restriction) {
      const bool wildcard = question_.profile == CaaProfile::wildcard;
      return fmt::format("the set{} has {}{}", at(), wildcard ? "neither issuewild nor " : "no ",
                         tag_text(decision_.tag));
    }
    std::string words = record() + " names it";
    if (!decision_.accounturi.empty()) {
      words += fmt::format(", for the account {} only", clipped(decision_.accounturi, most_told));
    }
    if (!decision_.validationmethods.empty()) {
      words +=
          fmt::format(", validated by {} only", clipped(decision_.validationmethods, most_told));
    }
    return words;
  }

  std::string refusal() const {
    switch (decision_.reason) {
      case CaaReason::other_issuer:
        return fmt::format("{}{} names {}", tag_text(decision_.tag), at(), issuers());
      case CaaReason::malformed_value:
      case CaaReason::malformed_own:
        return record() + " breaks the grammar, so it names nobody";
      case CaaReason::issuer_case:
        return fmt::format("{} has other capitals than {} compares with", record(), title());
      case CaaReason::parameter_hyphen:
        return fmt::format("{} has a parameter with a hyphen in its tag, which {} does not read",
                           record(), title());
      case CaaReason::unknown_critical:
        return critical();
      default:
        return parameter();
    }
  }

  std::string parameter() const {
    switch (decision_.reason) {
      case CaaReason::accountless:
        return record() + " has accounturi twice or not as a URI, so no account matches";
      case CaaReason::other_account:
        return fmt::format("{} is not for the account {}", record(), question_.account);
      case CaaReason::methodless:
        return record() + " has validationmethods twice, empty or malformed, so no method matches";
      case CaaReason::other_method:
        return fmt::format("{} does not allow {}", record(), question_.method);
      case CaaReason::methods_ended:
        return fmt::format("{} allows no method that {} may use on {}", record(), title(),
                           to_string(question_.date));
      case CaaReason::no_wildcard_method:
        return record() + " allows no method that can validate a wildcard";
      default:
        return record() + " lets nobody issue";
    }
  }

  std::string critical() const {
    const CaaProperty shown = property();
    const bool by_ca = question_.reading == CaaReading::authority;
    return fmt::format("{} {}{} is critical, and {}", shown.flags, shown.tag, at(),
                       by_ca ? "the CA is not known to process it" : "no document defines it");
  }

  std::string issuers() const {
    std::vector<std::string> all;
    for (const AnswerRecord& each : relevant_.records()) {
      const CaaProperty property = parse_caa(each.rdata);
      std::string_view issuer;
      if (property.known_tag != decision_.tag) continue;
      if (check_issue_value(property.value, issuer) != IssueFault::none || issuer.empty()) continue;
      std::string text = clipped(issuer, most_told);
      if (std::ranges::find(all, text) == all.end()) all.push_back(std::move(text));
      if (all.size() > issuers_told) break;
    }
    std::string words;
    for (std::size_t i = 0; i < std::min(all.size(), issuers_told); ++i) {
      words += (i == 0 ? "" : ", ") + all[i];
    }
    return words + (all.size() > issuers_told ? " and others" : " only");
  }

  std::string failure() const {
    switch (decision_.reason) {
      case CaaReason::oversize:
        return fmt::format("the set{} is larger than a DNS message can be", at());
      case CaaReason::malformed_record:
        return fmt::format("record {} of the set{} is no CAA property; that stops a CA",
                           decision_.record + 1, at());
      case CaaReason::no_such_top_level:
        return fmt::format("the top-level domain does not exist, and {} takes that for a failure",
                           title());
      default:
        break;
    }
    const CaaHop* where = relevant_.where();
    if (where == nullptr) return "the look-up failed";
    std::string words = fmt::format("the look-up for {} {}", name(where->asked),
                                    failure_text(where->answer.failure));
    const Reply* reply = where->answer.reply;
    if (reply != nullptr) words += told_by(*reply);
    if (decision_.reason == CaaReason::lookup_bogus) {
      if (where->answer.failure != Failure::bogus) words += " (bogus)";
      return words + "; since 2026-03-15 that never permits";
    }
    if (decision_.reason == CaaReason::lookup_insecure) {
      return words +
             "; the zone is not signed, so that a CA may, after a second attempt, take "
             "that for a permission";
    }
    return words + (would_be_excused(where->answer.failure)
                        ? ", and nothing proves that the zone is not signed"
                        : "");
  }

  // What the resolver, or whoever validates, says of a failure.
  static std::string told_by(const Reply& reply) {
    std::string words;
    if (!reply.why.empty()) {
      words = fmt::format(" ({})", reply.why);
    } else if (!reply.errors.empty()) {
      const ExtendedError& first = reply.errors.front();
      words = " (" + extended_error_text(first.code);
      if (!first.text.empty()) words += fmt::format(": {}", clipped(first.text, most_told));
      words += ')';
    }
    return words + (is_too_early(reply) ? early(reply) : "");
  }
  static bool is_too_early(const Reply& reply) {
    constexpr std::uint16_t signature_not_yet_valid = 8;  // RFC 8914 §4.9
    return std::ranges::find(reply.errors, signature_not_yet_valid, &ExtendedError::code) !=
               reply.errors.end() ||
           reply.why.find("before inception") != std::string_view::npos;
  }
  static std::string early(const Reply& reply) {
    return fmt::format(
        "; a signature begins to hold later: it was dated ahead, or the clock of {} is slow",
        reply.server.empty() ? "this machine" : "the resolver");
  }

  // What a CA could take for a permission if the zone were proved to be unsigned. Of a resolver
  // that is not there nobody hears anything about the zone, so that this would be no advice.
  static bool would_be_excused(Failure failure) {
    return failure == Failure::server_failure || failure == Failure::timeout ||
           failure == Failure::refused;
  }

  std::string duty() const {
    const std::string_view what =
        decision_.reason >= CaaReason::accountless && decision_.reason < CaaReason::unknown_critical
            ? "the parameter"
            : tag_text(decision_.tag);
    if (!decision_.binding) return fmt::format("; no document makes a CA heed {} here", what);
    return fmt::format("; until {} a CA may ignore {}, and {} is not known to heed it",
                       to_string(*decision_.binding), what, title());
  }

  const CaaDecision& decision_;
  const CaaQuestion& question_;
  const RelevantCaa& relevant_;
  const Names& names_;
};

}  // namespace

std::string reason_text(const CaaDecision& decision, const CaaQuestion& question,
                        const RelevantCaa& relevant, const Names& names) {
  return Words(decision, question, relevant, names).text();
}

}  // namespace dcvlint
