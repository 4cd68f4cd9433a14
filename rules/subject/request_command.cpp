#include "rules/subject/request_command.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/base/printable.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/known_names.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/text_damage.h"
#include "lint/facts/text_loss.h"
#include "lint/facts/text_memo.h"
#include "lint/facts/text_verdict.h"
#include "lint/facts/value_remark.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

// A subject of more than that is nothing to copy from a terminal.
constexpr std::size_t longest_subject = 600;
constexpr std::size_t most_names = 10;
constexpr std::size_t longest_name = 320;  // octets: of a mail address

// Signs that every Windows page has in the same place.
constexpr std::string_view common_signs = "‘’‚“”„–—…«»·§°";

// Whether a character that was only guessed is one that somebody there would write. Without a
// country it has to stand alone: a run of them is text of another alphabet.
bool is_likely(std::string_view character, std::string_view country, bool alone) {
  if (common_signs.find(character) != std::string_view::npos) return true;
  const std::string_view letters = country_letters(country);
  return letters.empty() ? alone : has_letter(letters, utf8_at(character, 0).code_point);
}

// The octets of a UTF8String that are no UTF-8, read as Windows-1252.
std::optional<std::string> read_octets(std::string_view raw, std::string_view country) {
  std::string text;
  bool before = false;  // the octet before was one of those
  for (std::size_t at = 0; at < raw.size();) {
    const Utf8Step step = utf8_at(raw, at);
    const std::string_view octets = raw.substr(at, step.size);
    at += step.size;
    if (step.valid) {
      text += octets;
      before = false;
      continue;
    }
    const bool followed = at < raw.size() && !utf8_at(raw, at).valid;
    const std::string guess = from_windows_1252(octets);
    if (!is_likely(guess, country, !before && !followed)) return std::nullopt;
    // At the end it may as well be the beginning of a letter that was cut off; a capital, most
    // likely.
    const auto octet = static_cast<std::uint8_t>(octets[0]);
    const bool lead = octet >= 0xC2 && octet <= 0xF4;
    if (at == raw.size() && lead && (octet < 0xE0 || country_letters(country).empty())) {
      return std::nullopt;
    }
    text += guess;
    before = true;
  }
  return text;
}

// Octets above 127 in a T61String or a seven-bit type that were taken for Latin-1.
bool is_likely_text(std::string_view text, std::string_view country) {
  bool before = false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::string_view character = text.substr(at, step.size);
    at += step.size;
    const bool high = step.code_point >= 0x80;
    const bool followed = at < text.size() && static_cast<std::uint8_t>(text[at]) >= 0x80;
    if (high && !is_likely(character, country, !before && !followed)) return false;
    before = high;
  }
  return true;
}

// Where characters stand of which nobody knows what they were, or which make the text be shown
// otherwise than it reads, leaving them out is no repair.
bool is_unreadable(std::string_view text) {
  const bool controls = std::ranges::any_of(text, [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet == 0x7F || (octet < 0x20 && c != '\t' && c != '\n' && c != '\r');
  });
  return controls || is_reordered(text);
}

// What a reader of the command sees is what it says, and no CI runner takes it for its own.
bool is_plain(std::string_view text) {
  return printable(text) == text && text.find("##") == std::string_view::npos;
}

// For openssl's -subj, within single quotes of a shell.
void append_subj(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '/' || c == '+' || c == '\\') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
}

struct Repair {
  std::optional<std::string> text;
};

std::optional<std::string> repaired_once(const SignedFact& fact, const Attribute& attribute) {
  const std::string_view country = country_of(fact);
  const ValueRemark remark = value_remark(fact, attribute);
  if (remark.cause == ValueCause::lossy) return std::nullopt;
  const bool by_text_alone = attribute.string_type == StringType::utf8 &&
                             attribute.text_fault == TextFault::none && !attribute.text_guessed;
  if (!by_text_alone) return repaired(attribute, country);
  // What only another value of the subject explains.
  if (remark.mojibake && remark.mojibake->written) {
    Attribute read = attribute;
    read.text = remark.mojibake->meant;
    return repaired(read, country);
  }
  return remembered<Repair>(fact.in, attribute.text, country,
                            [&](auto, auto) { return Repair{repaired(attribute, country)}; })
      .text;
}

// By the names that are known, else by what the text itself tells.
std::optional<std::string> meant(const SignedFact& fact, const Attribute& attribute) {
  const KnownNames* known = known_names(fact);
  if (known != nullptr && attribute.string_type != StringType::none) {
    if (known->has(attribute.text)) return std::string(attribute.text);
    if (auto misread = misread_known(*known, attribute.text)) return std::move(misread->meant);
    const std::string_view filled = filled_known(*known, attribute.text);
    if (!filled.empty()) return std::string(filled);
  }
  return repaired_once(fact, attribute);
}

// An attribute as it is to be written.
struct Draft {
  AttributeType type{};
  std::uint32_t rdn = 0;
  std::string text;
};

const AttributeChange* change_of(const Attribute& attribute,
                                 std::span<const AttributeChange> changes) {
  const auto found = std::ranges::find(changes, &attribute, &AttributeChange::attribute);
  return found == changes.end() ? nullptr : &*found;
}

bool names_place(AttributeType type) {
  return type == AttributeType::locality || type == AttributeType::state;
}

// An organisation whose place was left out is not what anybody would order.
bool lost_its_place(const DistinguishedName& before, std::span<const Draft> after) {
  const auto is_place = [](const auto& each) {
    return names_place(each.type) && !each.text.empty();
  };
  return std::ranges::any_of(before.attributes, is_place) &&
         std::ranges::none_of(after, is_place) &&
         std::ranges::find(after, AttributeType::organization, &Draft::type) != after.end();
}

bool has_multivalued_rdn(std::span<const Draft> drafts) {
  return std::ranges::adjacent_find(drafts, {}, &Draft::rdn) != drafts.end();
}

// As the type of certificate wants it; what may stand anywhere keeps its number.
void put_in_order(const SignedFact& fact, std::vector<Draft>& drafts) {
  const CertificateProfile* profile = profile_table(fact, {});
  if (profile == nullptr || profile->order.from > fact.day || has_multivalued_rdn(drafts)) return;
  std::vector<std::size_t> slots;
  std::vector<Draft> ranked;
  for (std::size_t at = 0; at < drafts.size(); ++at) {
    if (order_rank(profile->order, drafts[at].type) == 0) continue;
    slots.push_back(at);
    ranked.push_back(drafts[at]);
  }
  std::ranges::stable_sort(
      ranked, {}, [&](const Draft& each) { return order_rank(profile->order, each.type); });
  for (std::size_t i = 0; i < slots.size(); ++i) drafts[slots[i]] = std::move(ranked[i]);
}

std::optional<std::vector<Draft>> draft_subject(const SignedFact& fact,
                                                const RequestChanges& wanted) {
  const DistinguishedName& subject = fact.object.subject;
  if (subject.attributes.size() > most_attributes_of_command) return std::nullopt;
  const auto certain = certain_changes(fact);
  if (!certain) return std::nullopt;
  std::vector<Draft> drafts;
  for (const Attribute& each : subject.attributes) {
    if (each.type == AttributeType::challenge_password) continue;  // nobody should type it again
    const AttributeChange* change = change_of(each, wanted.attributes);
    if (change == nullptr) change = change_of(each, *certain);
    if (change != nullptr && change->left_out) continue;
    const bool is_given = change != nullptr && !change->text.empty();
    const auto value = is_given ? std::optional(change->text) : meant(fact, each);
    if (!value || each.type == AttributeType::unknown || !is_plain(*value)) return std::nullopt;
    if (value->empty()) continue;
    const bool is_moved = change != nullptr && change->type != AttributeType::unknown;
    drafts.push_back({is_moved ? change->type : each.type, each.rdn, *value});
  }
  if (lost_its_place(subject, drafts)) return std::nullopt;
  put_in_order(fact, drafts);
  return drafts;
}

std::optional<std::string> subject_argument(std::span<const Draft> drafts) {
  std::string subject;
  std::uint32_t rdn = 0;
  for (const Draft& each : drafts) {
    subject += subject.empty() || each.rdn != rdn ? '/' : '+';
    rdn = each.rdn;
    subject += attribute_short_name(each.type);
    subject += '=';
    append_subj(subject, each.text);
    if (subject.size() > longest_subject) return std::nullopt;
  }
  if (subject.empty()) return std::nullopt;
  return subject;
}

bool is_made_of(std::string_view text, std::string_view signs) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
  });
}

// "DNS:www.kth.se,IP:192.0.2.1"; none where that syntax has no simple form for one of them.
std::optional<std::string> names_argument(std::span<const GeneralName> names,
                                          std::string_view added) {
  if (names.size() > most_names || (!added.empty() && !is_made_of(added, "-._*"))) {
    return std::nullopt;
  }
  std::string out;
  for (const GeneralName& name : names) {
    if (!out.empty()) out += ',';
    const std::size_t size = name.bytes.size();
    if (size > longest_name) return std::nullopt;
    if (name.kind == GeneralNameKind::dns_name && is_made_of(name.bytes, "-._*")) {
      out.append("DNS:").append(name.bytes);
    } else if (name.kind == GeneralNameKind::rfc822_name && is_made_of(name.bytes, "-._+@")) {
      out.append("email:").append(name.bytes);
    } else if (name.kind == GeneralNameKind::ip_address && (size == 4 || size == 16)) {
      out.append("IP:").append(ip_text(name.bytes));
    } else {
      return std::nullopt;
    }
  }
  if (!added.empty()) out.append(out.empty() ? "DNS:" : ",DNS:").append(added);
  return out;
}

// What the request asks for beside names, but for what every CA writes itself.
std::string other_extensions(const Signed& request) {
  constexpr std::size_t most_told = 6;
  std::string out;
  std::size_t told = 0;
  for (const Extension& each : request.extensions.all) {
    if (each.type == ExtensionType::subject_alt_name ||
        each.type == ExtensionType::basic_constraints ||
        each.type == ExtensionType::subject_key_identifier) {
      continue;
    }
    if (++told > most_told) return out + " …";
    out += (out.empty() ? "" : ", ") + extension_label(each);
  }
  return out;
}

}  // namespace

std::optional<std::string> repaired(const Attribute& attribute, std::string_view country) {
  if (attribute.string_type == StringType::none) return std::nullopt;
  std::string text(attribute.text);
  if (attribute.string_type == StringType::utf8 && attribute.text_fault != TextFault::none) {
    const auto read = read_octets(attribute.raw, country);
    if (!read) return std::nullopt;
    text = *read;
  }
  if (is_unreadable(text)) return std::nullopt;
  if (const auto misread = find_mojibake(text, country); misread && !misread->complete) {
    return std::nullopt;
  }
  text = mended(text, country);
  if (find_loss(text, {may_ask(attribute.type), country})) return std::nullopt;
  if (is_damaged(text, country)) return std::nullopt;
  if (attribute.text_guessed && !is_likely_text(text, country)) return std::nullopt;
  if (text.find("\xEF\xBF\xBD") != std::string::npos) return std::nullopt;  // U+FFFD
  return text;
}

std::optional<RequestCommand> request_command(const SignedFact& fact,
                                              const RequestChanges& changes) {
  const auto drafts = draft_subject(fact, changes);
  if (!drafts) return std::nullopt;
  const auto subject = subject_argument(*drafts);
  if (!subject) return std::nullopt;
  RequestCommand out;
  out.command = "openssl req -new -utf8 -key NAME.key -out NAME.csr";
  if (has_multivalued_rdn(*drafts)) out.command += " -multivalue-rdn";
  out.command += " -subj '" + *subject + "'";
  const auto& asked = fact.object.extensions.subject_alt_name;
  const auto names = names_argument(asked.names, changes.added_name);
  if (names && !names->empty()) out.command += " -addext 'subjectAltName=" + *names + "'";
  out.names_left = !names.has_value();
  if (fact.object.kind == SignedKind::request) out.others_left = other_extensions(fact.object);
  return out;
}

void advise_command(const SignedFact& fact, Hits& hits, Hit& hit, const RequestChanges& changes) {
  if (hits.is_spare(hit)) return;
  const auto made = request_command(fact, changes);
  if (!made) return;
  std::string left = made->names_left ? "the names of subjectAltName" : "";
  if (!made->others_left.empty()) left += (left.empty() ? "" : " and ") + made->others_left;
  if (!left.empty()) left = "give " + left + " again, too; this has the rest";
  if (!changes.title.empty()) left = changes.title + (left.empty() ? "" : "; " + left);
  hits.advise(hit, left, made->command);
}

void advise_if_changed(const AttributeFact& fact, Hits& hits, Hit& hit) {
  if (hits.is_spare(hit)) return;
  if (fact.of.object.subject.attributes.size() > most_attributes_of_command) return;
  const auto certain = certain_changes(fact.of);
  if (certain && change_of(fact.attribute, *certain) != nullptr) {
    advise_command(fact.of, hits, hit);
  }
}

}  // namespace dcvlint
