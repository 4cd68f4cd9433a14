#include "rules/subject/text_finding.h"

#include "lint/facts/mojibake.h"
#include "rules/caa/place.h"

namespace dcvlint {
namespace {

// A subject of more than that is nothing to copy from a terminal.
constexpr std::size_t longest_subject = 600;

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

}  // namespace

Place text_place(const Attribute& attribute, TextSpan part) {
  const bool as_it_stands = attribute.text.data() == attribute.raw.data() &&
                            attribute.text.size() == attribute.raw.size();
  if (!as_it_stands || part.end <= part.begin || part.end > attribute.text.size()) {
    return attribute.value;
  }
  return {attribute.value.doc, attribute.value.begin + part.begin,
          attribute.value.begin + part.end};
}

std::string shown_value(std::string_view value) { return excerpt(value); }

std::string_view country_of(const SignedFact& fact) {
  const Attribute* country = fact.object.subject.first(AttributeType::country);
  return country == nullptr ? std::string_view{} : country->text;
}

bool is_mojibake_at(const AttributeFact& fact, TextSpan part) {
  const auto found = find_mojibake(fact.attribute.text, country_of(fact.of));
  return found && part.begin >= found->begin && part.end <= found->end;
}

std::string request_command(const SignedFact& fact, const Attribute& attribute,
                            std::string_view value) {
  std::string subject;
  const std::string_view country = country_of(fact);
  for (const Attribute& each : fact.object.subject.attributes) {
    if (each.type == AttributeType::unknown || each.string_type == StringType::none) continue;
    subject += each.in_rdn == 0 || subject.empty() ? '/' : '+';
    subject += attribute_short_name(each.type);
    subject += '=';
    append_subj(subject, &each == &attribute ? std::string(value) : mended(each.text, country));
    if (subject.size() > longest_subject) break;
  }
  if (subject.size() > longest_subject) {
    subject = '/';
    subject += attribute_label(attribute);
    subject += '=';
    append_subj(subject, shown_value(value));
    subject += "/…";
  }
  return "openssl req -new -utf8 -subj '" + subject + "' …";
}

void advise_command(const AttributeFact& fact, std::string_view value, Hits& hits, Hit& hit) {
  hits.fix(hit, false, request_command(fact.of, fact.attribute, value), {});
}

}  // namespace dcvlint
