#include "lint/facts/persistent_validation.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "lint/base/ascii.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {
namespace {

constexpr std::string_view until_name = "persistUntil";
constexpr std::string_view policy_name = "policy";
constexpr std::string_view blanks = " \t";

// A part of the text and where it stands.
struct Part {
  std::string_view text;
  std::uint32_t at = 0;
  std::uint32_t end() const { return at + static_cast<std::uint32_t>(text.size()); }
};

Part trimmed(Part part) {
  const std::size_t first = part.text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {{}, part.at};
  const std::size_t last = part.text.find_last_not_of(blanks);
  return {part.text.substr(first, last + 1 - first), part.at + static_cast<std::uint32_t>(first)};
}

bool is_plain_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~' && c != ';'; });
}

// Digits with one sign before them, if that is let pass. What is beyond int64 is a time, too.
std::optional<std::int64_t> whole_number(std::string_view text, bool sign) {
  bool negative = false;
  if (sign && (text.starts_with('-') || text.starts_with('+'))) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty()) return std::nullopt;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(text, digit)) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return sign ? std::nullopt : std::optional(INT64_MAX);
  return negative ? -number : number;
}

class Reader {
 public:
  Reader(std::string_view text, PersistReading reading) : text_(text), reading_(reading) {}

  PersistRecord read() {
    if (reading_ == PersistReading::boulder) {
      read_split();
    } else {
      read_grammar();
    }
    if (record_.fault == PersistFault::none && accounts_ == 0) {
      broken(PersistFault::no_account, {text_, 0});
    }
    return std::move(record_);
  }

 private:
  void broken(PersistFault fault, Part where) {
    if (record_.fault != PersistFault::none) return;
    record_.fault = fault;
    record_.at = where.at;
    record_.end = where.end();
  }

  bool is_tag(std::string_view tag, std::string_view wanted) const {
    // Property tags fold (RFC 8659 §4.1), and so do those of parameters for nearly everybody.
    return reading_ == PersistReading::digicert ? tag == wanted : equal_folded(tag, wanted);
  }

  void parameter(Part tag, Part value) {
    if (equal_folded(tag.text, until_name) && record_.until_tag.empty()) {
      record_.until_tag = tag.text;
    }
    if (is_tag(tag.text, accounturi_tag)) {
      if (++accounts_ > 1) return broken(PersistFault::several_accounts, tag);
      if (value.text.empty()) return broken(PersistFault::empty_account, tag);
      record_.account = value.text;
    } else if (is_tag(tag.text, until_name)) {
      if (++untils_ > 1) return broken(PersistFault::several_until, tag);
      record_.until = whole_number(value.text, reading_ == PersistReading::boulder);
      record_.until_at = value.at;
      record_.until_end = value.end();
      if (!record_.until) broken(PersistFault::bad_until, value.text.empty() ? tag : value);
    } else if (is_tag(tag.text, policy_name)) {
      // The BR and DigiCert don't know it, so that to them two are as good as none.
      if (++policies_ > 1 && reading_ == PersistReading::boulder) {
        return broken(PersistFault::several_policies, tag);
      }
      record_.wildcard = equal_folded(value.text, "wildcard");
    }
  }

  void issuer(std::string_view name) {
    record_.issuer = lower_case(name);
    if (record_.issuer.ends_with('.')) record_.issuer.pop_back();
  }

  void read_grammar() {
    std::uint32_t shift = 0;
    std::string_view text = text_;
    if (reading_ == PersistReading::digicert && text.size() > 1 && text.starts_with('"') &&
        text.ends_with('"')) {
      text = text.substr(1, text.size() - 2);
      shift = 1;
    }
    const IssueValue value = parse_issue_value(text);
    issuer(value.issuer);
    for (const IssueParameter& each : value.parameters) {
      parameter({each.tag, each.tag_at + shift}, {each.value, each.value_at + shift});
    }
    if (!value.well_formed()) {
      // A break of the grammar comes first: nobody reads on behind it.
      record_.fault = PersistFault::none;
      record_.issue = value.fault;
      const std::string_view part = text.substr(value.fault_at, value.fault_end - value.fault_at);
      return broken(PersistFault::grammar, {part, value.fault_at + shift});
    }
    if (value.issuer.empty()) {
      record_.fault = PersistFault::none;
      broken(PersistFault::no_issuer, {text_, 0});
    }
  }

  void read_split() {
    bool first = true;
    for (std::size_t at = 0; at <= text_.size() && record_.fault == PersistFault::none;) {
      const std::size_t end = std::min(text_.find(';', at), text_.size());
      const Part part = trimmed({text_.substr(at, end - at), static_cast<std::uint32_t>(at)});
      if (first) {
        read_issuer(part);
      } else {
        read_parameter(part, end);
      }
      first = false;
      at = end + 1;
    }
  }

  void read_issuer(Part part) {
    if (part.text.empty()) return broken(PersistFault::no_issuer, {text_, 0});
    issuer(part.text);
    if (record_.issuer.empty()) return broken(PersistFault::no_issuer, part);  // the root's dot
    std::string_view read;
    const IssueFault fault = check_issue_value(record_.issuer, read);
    if (fault == IssueFault::none && read == record_.issuer) return;
    // What IDNA makes of the rest is nothing that our CAs are called.
    record_.issue = fault;
    broken(PersistFault::grammar, part);
  }

  void read_parameter(Part part, std::size_t end) {
    const auto grammar = [&](IssueFault fault, Part where) {
      record_.issue = fault;
      broken(PersistFault::grammar, where);
    };
    if (part.text.empty()) {
      const auto at = static_cast<std::uint32_t>(end == text_.size() ? text_.rfind(';') : end);
      return grammar(IssueFault::empty_parameter, {text_.substr(at, 1), at});
    }
    const std::size_t equals = part.text.find('=');
    if (equals == std::string_view::npos) {
      return grammar(IssueFault::parameter_without_equals, part);
    }
    const Part tag = trimmed({part.text.substr(0, equals), part.at});
    const Part value =
        trimmed({part.text.substr(equals + 1), part.at + static_cast<std::uint32_t>(equals) + 1});
    if (tag.text.empty()) return grammar(IssueFault::bad_parameter_tag, part);
    if (!is_plain_value(value.text)) return grammar(IssueFault::bad_parameter_value, value);
    parameter(tag, value);
  }

  std::string_view text_;
  PersistReading reading_;
  PersistRecord record_;
  unsigned accounts_ = 0, untils_ = 0, policies_ = 0;
};

std::string_view grammar_text(IssueFault fault) {
  switch (fault) {
    case IssueFault::bad_character:
      return "a character that no issuer's name has";
    case IssueFault::final_dot:
      return "the issuer's name ends with a dot";
    case IssueFault::empty_label:
      return "the issuer's name has an empty label";
    case IssueFault::hyphen_at_label_edge:
      return "a hyphen at the edge of a label of the issuer's name";
    case IssueFault::list_of_names:
      return "what stands behind the issuer's name must begin with \";\"";
    case IssueFault::parameter_without_equals:
      return "a parameter without \"=\"";
    case IssueFault::empty_parameter:
      return "an empty parameter: \";\" stands between parameters, not behind the last";
    case IssueFault::bad_parameter_tag:
      return "a parameter whose name has other characters than letters, digits and hyphens";
    case IssueFault::bad_parameter_value:
      return "a parameter whose value has a blank or a character outside ASCII";
    case IssueFault::none:
      break;
  }
  return "it is no issue value";
}

}  // namespace

std::span<const PersistReading> persist_readings() {
  static constexpr std::array all = {PersistReading::rules, PersistReading::boulder,
                                     PersistReading::digicert};
  return all;
}

PersistRecord read_persistent(std::string_view text, PersistReading reading) {
  return Reader(text, reading).read();
}

PersistVerdict judge_persistent(const PersistRecord& record, const PersistQuestion& question,
                                PersistReading reading) {
  if (record.fault != PersistFault::none) return PersistVerdict::malformed;
  if (!question.issuers.empty() &&
      std::ranges::find(question.issuers, record.issuer) == question.issuers.end()) {
    return PersistVerdict::other_issuer;
  }
  if (!question.account.empty() && record.account != question.account) {
    return PersistVerdict::other_account;
  }
  const bool policy = reading == PersistReading::boulder;
  if (policy && question.wildcard && !record.wildcard) return PersistVerdict::not_for_wildcards;
  // The second itself is still good: what is checked after that time is not (BR 3.2.2.4.22).
  if (record.until && question.now > *record.until) return PersistVerdict::expired;
  return PersistVerdict::good;
}

std::optional<PersistSet> judge_persistent_set(std::span<const std::string> texts,
                                               const PersistQuestion& question,
                                               PersistReading reading) {
  // The farther down, the nearer to good.
  constexpr std::array order = {PersistVerdict::other_issuer,  PersistVerdict::malformed,
                                PersistVerdict::other_account, PersistVerdict::not_for_wildcards,
                                PersistVerdict::expired,       PersistVerdict::good};
  const auto rank = [&](PersistVerdict verdict) { return std::ranges::find(order, verdict); };
  std::optional<PersistSet> best;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const PersistVerdict verdict =
        judge_persistent(read_persistent(texts[i], reading), question, reading);
    if (!best || rank(verdict) > rank(best->verdict)) best = PersistSet{verdict, i};
  }
  return best;
}

namespace {

// A clause.
std::string why_not_good(const TokenVerdict& verdict) {
  switch (verdict.match) {
    case TokenMatch::token_expired:
      return "persistUntil is " + verdict.note + " UTC";
    case TokenMatch::not_for_wildcards:
      return "policy=wildcard is missing";
    case TokenMatch::other_issuer:
      return "it is for " + (verdict.note.empty() ? "no CA" : verdict.note);
    case TokenMatch::other_account:
      return "it is for the account " + verdict.note;
    default:
      return verdict.note;
  }
}

TokenVerdict verdict_in(std::string_view text, const PersistQuestion& question,
                        PersistReading reading) {
  const PersistRecord record = read_persistent(text, reading);
  switch (judge_persistent(record, question, reading)) {
    case PersistVerdict::good:
      return {question.account.empty() ? TokenMatch::shape : TokenMatch::right, {}};
    case PersistVerdict::malformed:
      return {TokenMatch::malformed, persist_fault_text(record)};
    case PersistVerdict::other_issuer:
      return {TokenMatch::other_issuer, record.issuer};
    case PersistVerdict::other_account:
      return {TokenMatch::other_account, std::string(record.account)};
    case PersistVerdict::expired:
      return {TokenMatch::token_expired, token_time_shown(*record.until)};
    case PersistVerdict::not_for_wildcards:
      break;
  }
  return {TokenMatch::not_for_wildcards, {}};
}

}  // namespace

TokenVerdict persistent_token(std::string_view text, const PersistQuestion& question,
                              PersistReading reading) {
  constexpr std::string_view whose[] = {"by the letter of the rules", "to Let's Encrypt's code",
                                        "to DigiCert's code"};
  TokenVerdict verdict = verdict_in(text, question, reading);
  for (const PersistReading other : persist_readings()) {
    const TokenVerdict theirs = verdict_in(text, question, other);
    if (is_taken(theirs.match) == is_taken(verdict.match)) continue;
    if (!verdict.besides.empty()) verdict.besides += "; ";
    verdict.besides += whose[static_cast<std::size_t>(other)];
    verdict.besides += is_taken(theirs.match) ? " it is good" : " it is not good";
    if (!is_taken(theirs.match)) verdict.besides += ": " + why_not_good(theirs);
  }
  return verdict;
}

std::string persist_fault_text(const PersistRecord& record) {
  switch (record.fault) {
    case PersistFault::grammar:
      return std::string(grammar_text(record.issue));
    case PersistFault::no_issuer:
      return "no CA is named";
    case PersistFault::no_account:
      return "accounturi is missing";
    case PersistFault::empty_account:
      return "accounturi is empty";
    case PersistFault::several_accounts:
      return "accounturi stands there twice";
    case PersistFault::bad_until:
      return "persistUntil is no whole number of seconds since 1970";
    case PersistFault::several_until:
      return "persistUntil stands there twice";
    case PersistFault::several_policies:
      return "policy stands there twice";
    case PersistFault::none:
      break;
  }
  return {};
}

}  // namespace dcvlint
