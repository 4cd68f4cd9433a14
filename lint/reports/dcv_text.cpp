// Sentences about what was found where a CA looks.

#include <fmt/format.h>

#include <array>

#include "lint/reports/dcv.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::string token_text(const Sighting& sighting, const DcvRecordReport& record,
                       const Provider& ca) {
  const TokenVerdict& token = sighting.token;
  switch (token.match) {
    case TokenMatch::right:
      return "what the CA looks for";
    case TokenMatch::shape:
      return fmt::format("of the right shape; whether it is the one, only {} can tell", ca.title);
    case TokenMatch::other_request:
      if (sighting.type == Type::cname) {
        return "of the right shape, but its digests are not this request's: it belongs to another "
               "request, or to a validation that the CA's portal began without one";
      }
      return "of the right shape, but made of something else";
    case TokenMatch::obsolete_form:
      return token.note.empty()
                 ? "in a form that is no longer given out"
                 : fmt::format("right by its digest, with the suffix {} of former days",
                               token.note);
    case TokenMatch::sha1:
      return "the SHA-1 of the request, which Comodo once took; SHA-256 is wanted";
    case TokenMatch::mistaken_digest:
      return fmt::format("the digest of {}; that of the DER is wanted (openssl req -outform DER)",
                         token.note);
    case TokenMatch::cut:
      return fmt::format("the digest cut short: {}", token.note);
    case TokenMatch::unique_missing:
      return fmt::format("right but for the unique value {}, which is missing", token.note);
    case TokenMatch::unique_differs:
      return fmt::format("right but for the unique value: there it is {}", token.note);
    case TokenMatch::domain_added:
      return fmt::format("a target with {} behind it: the final dot is missing", token.note);
    case TokenMatch::quoted:
      return "right but for quotes that belong to the text";
    case TokenMatch::blanks:
      return "right but for blanks around it";
    case TokenMatch::undigested:
      return "the key authorization itself; its SHA-256 in base64url is wanted";
    case TokenMatch::other_base64:
      return "the digest in base64 with +, / or =; base64url without padding is wanted";
    case TokenMatch::token_expired:
      if (record.shape->method == DcvMethod::persist) {
        return fmt::format("no longer valid: persistUntil is {} UTC", token.note);
      }
      return fmt::format("a token of {} UTC, older than 30 days", token.note);
    case TokenMatch::token_ahead:
      return fmt::format("a token of {} UTC, which is yet to come", token.note);
    case TokenMatch::near_miss:
      return token.note;
    case TokenMatch::malformed:
      return fmt::format("malformed: {}", token.note);
    case TokenMatch::other_issuer:
      return fmt::format("for {}, another CA", token.note);
    case TokenMatch::other_account:
      return fmt::format("for another account: {}", token.note);
    case TokenMatch::not_for_wildcards:
      return "not for wildcards: policy=wildcard is missing";
    case TokenMatch::other:
      break;
  }
  return "something else";
}

std::string place_text(const Sighting& sighting, const DcvRecordReport& record,
                       const Names& names) {
  const std::string owner = names.display(sighting.owner);
  switch (sighting.place) {
    case SightPlace::at_owner:
      return {};
    case SightPlace::other_type:
      return fmt::format("a {} in place of a {}", type_text(sighting.type),
                         type_text(record.shape->type));
    case SightPlace::stripped:
      return fmt::format("at {}: the underscore before the label is missing", owner);
    case SightPlace::doubled:
      return fmt::format("at {}: {} stands there once more, because the owner lacks its final dot",
                         owner, sighting.note);
    case SightPlace::mistaken:
      return fmt::format("at {}: the label is the MD5 of {}, not of the DER", owner, sighting.note);
    case SightPlace::cut_label:
      return fmt::format("at {}: the label is cut short", owner);
    case SightPlace::other_name:
      return fmt::format("at {}: no name at which the CA looks", owner);
    case SightPlace::below_cut:
      return fmt::format(
          "at {}: the zone has delegated that name, so that nobody is told of it; it belongs into "
          "the child zone",
          owner);
    case SightPlace::other_label:
      return fmt::format("at {}: of another request, or of a validation without one", owner);
  }
  return {};
}

std::string_view content_text(HttpContent content, bool complete) {
  switch (content) {
    case HttpContent::same:
      return "what the CA looks for";
    case HttpContent::with_more:
      return "what the CA looks for, with something before or behind it";
    case HttpContent::empty:
      return "an empty answer";
    case HttpContent::other:
      break;
  }
  return complete ? "something else than what the CA looks for"
                  : "a text; whether it is the right one, only the CA can tell";
}

}  // namespace

std::string http_seen_text(const HttpSeen& seen, bool complete) {
  if (seen.fault == HttpFault::none) return std::string(content_text(seen.content, complete));
  std::string text(http_fault_text(seen.fault));
  if (!seen.steps.empty() && seen.steps.back().status != 0) {
    text += fmt::format(" ({})", seen.steps.back().status);
  }
  return seen.why.empty() ? text : text + ": " + shown(seen.why);
}

std::string_view presence_text(DcvPresence presence) {
  constexpr std::array<std::string_view, 7> texts = {
      "present and right", "present, of the right shape", "present and wrong", "absent",
      "cannot see",        "the look-up failed",          "not known yet"};
  return texts[static_cast<std::size_t>(presence)];
}

std::string_view presence_word(DcvPresence presence) {
  constexpr std::array<std::string_view, 7> words = {"right",  "shape",  "wrong",  "absent",
                                                     "unseen", "failed", "unasked"};
  return words[static_cast<std::size_t>(presence)];
}

std::string sighting_text(const Sighting& sighting, const DcvRecordReport& record,
                          const Provider& ca, const Names& names) {
  if (sighting.from_wildcard && !is_taken(sighting.token.match)) {
    return fmt::format("no record of its own: {} answers for it, and for every other label",
                       names.display(sighting.source));
  }
  const std::string place = place_text(sighting, record, names);
  std::string text = place;
  const bool right = sighting.token.match == TokenMatch::right;
  if (place.empty()) {
    text = token_text(sighting, record, ca);
  } else if (!is_taken(sighting.token.match)) {
    text += "; its value: " + token_text(sighting, record, ca);
  } else if (right) {
    text += "; its value is right";
  }
  if (sighting.from_wildcard) text += fmt::format("; {} answers", names.display(sighting.source));
  if (!sighting.token.besides.empty()) text += "; " + sighting.token.besides;
  return text;
}

}  // namespace dcvlint
