#include "lint/facts/dcv_token.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/base/date.h"

namespace dcvlint {
namespace {

constexpr std::size_t token_size = 64;
constexpr std::size_t time_size = 14;

bool is_base64url(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const char lower = ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_hex(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
}

std::optional<unsigned> number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::string_view label_of(std::string_view name, std::size_t& at) {
  if (at > name.size()) return {};
  const std::size_t end = std::min(name.find('.', at), name.size());
  const std::string_view label = name.substr(at, end - at);
  at = end + 1;
  return label;
}

class Judge {
 public:
  Judge(const RecordShape& shape, const TokenInputs& inputs, std::span<const std::string> domains)
      : shape_(shape), inputs_(inputs), domains_(domains) {}

  TokenVerdict judge(std::string_view found) const {
    return shape_.type == Type::cname ? target(found) : text(found);
  }

 private:
  bool fits(std::string_view found) const {
    return has_shape(shape_.value, found, shape_.type == Type::cname);
  }

  // --- targets ---------------------------------------------------------------------------------

  TokenVerdict target(std::string_view found) const {
    const std::string name = lower_case(found);
    TokenVerdict verdict = plain_target(name);
    if (verdict.match != TokenMatch::other) return verdict;
    for (const std::string& domain : domains_) {
      if (domain.empty() || !name.ends_with("." + domain)) continue;
      const TokenVerdict meant =
          plain_target(std::string_view(name).substr(0, name.size() - domain.size() - 1));
      if (meant.match != TokenMatch::other) return {TokenMatch::domain_added, domain};
    }
    return verdict;
  }

  TokenVerdict plain_target(std::string_view name) const {
    const FilledShape wanted = fill_shape(shape_.value, inputs_.fillings);
    if (wanted.complete && lower_case(wanted.text) == name) {
      return {shape_.obsolete ? TokenMatch::obsolete_form : TokenMatch::right, {}};
    }
    const std::string& sha256 = inputs_.fillings[Filling::request_sha256];
    if (wanted.complete && !sha256.empty()) {
      if (auto verdict = digest_of(name)) return *verdict;
    }
    if (!fits(name)) return {};
    return {wanted.complete ? TokenMatch::other_request : TokenMatch::shape, {}};
  }

  // By the digits that the target begins with, which stand in one label or two.
  std::optional<TokenVerdict> digest_of(std::string_view name) const {
    std::size_t at = 0;
    const std::string first(label_of(name, at));
    std::size_t behind = at;
    const std::string_view second = label_of(name, behind);
    if (!is_hex(first)) return std::nullopt;
    if (is_hex(second)) {
      const std::string both = first + std::string(second);
      if (auto verdict = by_digits(both, rest(name, behind), true)) return verdict;
    }
    return by_digits(first, rest(name, at), !is_hex(second));
  }
  static std::string_view rest(std::string_view name, std::size_t at) {
    return at < name.size() ? name.substr(at) : std::string_view();
  }

  std::optional<TokenVerdict> by_digits(const std::string& digits, std::string_view rest,
                                        bool may_be_cut) const {
    constexpr std::size_t telling = 16;  // fewer digits may be equal by chance
    const std::string& sha256 = inputs_.fillings[Filling::request_sha256];
    if (digits == sha256) return behind_digest(rest);
    if (digits == inputs_.fillings[Filling::request_sha1])
      return TokenVerdict{TokenMatch::sha1, {}};
    for (const MistakenDigests& each : inputs_.mistaken) {
      if (digits == each.digests.sha256 || digits == each.digests.sha1) {
        return TokenVerdict{TokenMatch::mistaken_digest, std::string(each.what)};
      }
    }
    if (may_be_cut && digits.size() >= telling && digits.size() < sha256.size() &&
        sha256.starts_with(digits)) {
      return TokenVerdict{TokenMatch::cut,
                          fmt::format("{} of {} digits", digits.size(), sha256.size())};
    }
    return std::nullopt;
  }

  // The digest is right and the whole is not: the unique value, or the suffix.
  std::optional<TokenVerdict> behind_digest(std::string_view rest) const {
    for (const std::string_view suffix : {"sectigo.com", "comodoca.com", "sslpki.com"}) {
      if (!rest.ends_with(suffix)) continue;
      std::string_view unique = rest.substr(0, rest.size() - suffix.size());
      if (unique.ends_with('.')) unique.remove_suffix(1);
      const std::string wanted = lower_case(inputs_.fillings[Filling::unique]);
      if (unique == wanted) {
        if (shape_.value_shape.ends_with(suffix)) return std::nullopt;
        return TokenVerdict{TokenMatch::obsolete_form, std::string(suffix)};
      }
      if (unique.empty()) return TokenVerdict{TokenMatch::unique_missing, wanted};
      return TokenVerdict{TokenMatch::unique_differs, std::string(unique)};
    }
    return std::nullopt;
  }

  // --- texts -----------------------------------------------------------------------------------

  TokenVerdict text(std::string_view found) const {
    TokenVerdict verdict = plain_text(found);
    if (verdict.match != TokenMatch::other) return verdict;
    const std::size_t first = found.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return verdict;
    const std::string_view bare =
        found.substr(first, found.find_last_not_of(" \t\r\n") + 1 - first);
    if (bare.size() < found.size() && plain_text(bare).match != TokenMatch::other) {
      return {TokenMatch::blanks, {}};
    }
    if (bare.size() > 2 && bare.starts_with('"') && bare.ends_with('"') &&
        plain_text(bare.substr(1, bare.size() - 2)).match != TokenMatch::other) {
      return {TokenMatch::quoted, {}};
    }
    return near_text(found);
  }

  // Of a text that begins with the CA's word: what became of it on its way from mail or portal.
  TokenVerdict near_text(std::string_view found) const {
    constexpr std::size_t telling = 4;  // characters; fewer may stand there by chance
    const std::string_view word =
        shape_.value.empty() ? std::string_view() : shape_.value.front().literal;
    if (word.size() < telling) return {};
    const std::size_t at = lower_case(found).find(lower_case(word));
    if (at == std::string::npos) return near_spaced(found, word);
    if (found.find('<', at) < found.rfind('>')) {
      return {TokenMatch::near_miss, "a placeholder, in place of which the CA's value belongs"};
    }
    const std::string_view there = found.substr(at, word.size());
    const std::string_view behind = found.substr(at + word.size());
    const std::string token(behind.substr(0, behind.find_first_of(" \t\";")));
    if (!fits(std::string(word) + token)) return {};
    if (there != word) {
      return {TokenMatch::near_miss, fmt::format("with {} in place of {}", there, word)};
    }
    return {TokenMatch::near_miss, "with other text around what the CA looks for"};
  }

  TokenVerdict near_spaced(std::string_view found, std::string_view word) const {
    std::string bare(found);
    std::erase(bare, ' ');
    if (!lower_case(bare).starts_with(lower_case(word))) return {};
    if (!fits(std::string(word) + bare.substr(word.size()))) return {};
    return {TokenMatch::near_miss, "with blanks within what the CA looks for"};
  }

  TokenVerdict plain_text(std::string_view found) const {
    const bool token = std::ranges::any_of(shape_.value, [](const ShapePart& part) {
      return part.literal.empty() && part.filling == Filling::request_token;
    });
    if (token) return request_token(found);
    const FilledShape wanted = fill_shape(shape_.value, inputs_.fillings);
    if (wanted.complete && wanted.text == found) {
      return {shape_.obsolete ? TokenMatch::obsolete_form : TokenMatch::right, {}};
    }
    if (auto verdict = challenge(found)) return *verdict;
    if (!fits(found)) return {};
    if (wanted.complete) return {TokenMatch::other_request, {}};
    return {shape_.obsolete ? TokenMatch::obsolete_form : TokenMatch::shape, {}};
  }

  std::optional<TokenVerdict> challenge(std::string_view found) const {
    const std::string& digest = inputs_.fillings[Filling::acme_digest];
    const bool acme = std::ranges::any_of(shape_.value, [](const ShapePart& part) {
      return part.literal.empty() && part.filling == Filling::acme_digest;
    });
    if (!acme || digest.empty() || found == digest) return std::nullopt;
    if (found == inputs_.fillings[Filling::key_authorization]) {
      return TokenVerdict{TokenMatch::undigested, {}};
    }
    std::string other(found);
    std::ranges::replace(other, '+', '-');
    std::ranges::replace(other, '/', '_');
    while (other.ends_with('=')) other.pop_back();
    if (other == digest) return TokenVerdict{TokenMatch::other_base64, {}};
    return std::nullopt;
  }

  // DigiCert looks for a token anywhere in the text.
  TokenVerdict request_token(std::string_view found) const {
    TokenVerdict best;
    for (std::size_t at = 0; at + token_size <= std::min<std::size_t>(found.size(), 4096); ++at) {
      const std::string_view token = found.substr(at, token_size);
      const auto time = token_time(token);
      if (!time || !has_shape(shape_.value, token, false)) continue;
      TokenVerdict verdict = token_verdict(token, *time);
      if (is_taken(verdict.match)) return verdict;
      if (best.match == TokenMatch::other) best = verdict;
    }
    return best;
  }

  TokenVerdict token_verdict(std::string_view token, std::int64_t time) const {
    if (inputs_.request_token && inputs_.request_token(token.substr(0, time_size)) != token) {
      return {TokenMatch::other_request, {}};
    }
    if (time > inputs_.now) return {TokenMatch::token_ahead, token_time_shown(time)};
    if (inputs_.now - time > token_life) {
      return {TokenMatch::token_expired, token_time_shown(time)};
    }
    return {inputs_.request_token ? TokenMatch::right : TokenMatch::shape, {}};
  }

  const RecordShape& shape_;
  const TokenInputs& inputs_;
  std::span<const std::string> domains_;
};

}  // namespace

void fill_request(Fillings& fillings, const RequestDigests& digests) {
  fillings[Filling::request_md5] = digests.md5;
  std::string& capitals = fillings[Filling::request_md5_capitals];
  capitals = digests.md5;
  std::ranges::transform(capitals, capitals.begin(), ascii_upper);
  fillings[Filling::request_sha1] = digests.sha1;
  fillings[Filling::request_sha256] = digests.sha256;
  if (digests.sha1.size() == 40) {
    fillings[Filling::request_sha1_head] = digests.sha1.substr(0, 20);
    fillings[Filling::request_sha1_tail] = digests.sha1.substr(20);
  }
  // 64 digits are one more than a label has room for.
  if (digests.sha256.size() == 64) {
    fillings[Filling::request_sha256_head] = digests.sha256.substr(0, 32);
    fillings[Filling::request_sha256_tail] = digests.sha256.substr(32);
  }
}

bool is_unique_value(std::string_view text) {
  return !text.empty() && text.size() <= 20 && std::ranges::all_of(text, [](char c) {
    const char lower = ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
  });
}

std::string key_authorization_problem(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) {
    return "has no dot: it is the challenge's token, a dot, and the thumbprint of the account's "
           "key";
  }
  const std::string_view token = text.substr(0, dot), thumbprint = text.substr(dot + 1);
  if (token.empty() || !is_base64url(token)) {
    return "has other characters than base64url's before the dot";
  }
  if (thumbprint.size() != 43 || !is_base64url(thumbprint)) {
    return "has no thumbprint behind the dot: 43 characters of base64url, without \"=\"";
  }
  return {};
}

std::optional<std::int64_t> token_time(std::string_view token) {
  if (token.size() < time_size) return std::nullopt;
  const std::string day =
      fmt::format("{}-{}-{}", token.substr(0, 4), token.substr(4, 2), token.substr(6, 2));
  const auto date = parse_date(day);
  const auto hours = number(token.substr(8, 2)), minutes = number(token.substr(10, 2)),
             seconds = number(token.substr(12, 2));
  if (!date || !hours || !minutes || !seconds) return std::nullopt;
  if (*hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  const unsigned of_day = *hours * 3600U + *minutes * 60U + *seconds;
  return first_second(*date) + of_day;
}

std::string token_time_text(std::int64_t seconds) {
  // Who asks for a time beyond the calendar gets its last day.
  constexpr std::int64_t last = 253'402'300'799;  // 9999-12-31T23:59:59Z
  seconds = std::clamp<std::int64_t>(seconds, 0, last);
  const std::int64_t left = seconds % seconds_a_day;
  std::string day = to_string(utc_day(seconds));
  std::erase(day, '-');
  return fmt::format("{}{:02}{:02}{:02}", day, left / 3600, left / 60 % 60, left % 60);
}

std::string token_time_shown(std::int64_t seconds) {
  std::string text = token_time_text(seconds);
  for (const std::size_t at : {12U, 10U}) text.insert(at, ":");
  text.insert(8, " ");
  for (const std::size_t at : {6U, 4U}) text.insert(at, "-");
  return text;
}

TokenVerdict judge_token(const RecordShape& shape, const TokenInputs& inputs,
                         std::string_view found, std::span<const std::string> domains) {
  if (shape.method == DcvMethod::persist && inputs.persistent) return inputs.persistent(found);
  return Judge(shape, inputs, domains).judge(found);
}

}  // namespace dcvlint
