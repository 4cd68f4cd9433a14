#include "lint/engine/book_source.h"

#include <fmt/format.h>

#include <utility>

namespace dcvlint {
namespace {

constexpr std::string_view head = R"(// Printed by rulebook from rules/ and data/: change those.
#include "lint/engine/rule.h"

namespace dcvlint {
namespace {
using namespace std::string_view_literals;

)";

class Printer {
 public:
  std::string print(const Book& book, const Authorities& authorities) {
    out_ = head;
    std::string rows;
    for (const Rule& rule : book.rules) rows += print_rule(rule);
    define("Rule", "rules", rows);
    rows.clear();
    for (const RenamedRule& each : book.renamed) {
      rows += fmt::format("  {{{}, {}}},\n", text_literal(each.from), text_literal(each.to));
    }
    define("RenamedRule", "renamed", rows);
    print_authorities(authorities);
    out_ += "}  // namespace\n\n";
    out_ +=
        fmt::format("constinit const Book builtin_book{{{}, {}}};\n",
                    span_of("rules", book.rules.size()), span_of("renamed", book.renamed.size()));
    out_ +=
        fmt::format("constinit const Authorities builtin_authorities{{{}, {}, {}}};\n",
                    date(authorities.date), span_of("authorities", authorities.authorities.size()),
                    span_of("issuers", authorities.issuers.size()));
    return out_ + "\n}  // namespace dcvlint\n";
  }

 private:
  static std::string span_of(std::string_view name, std::size_t size) {
    return size == 0 ? "{}" : std::string(name);
  }
  static std::string date(Date day) {
    return fmt::format("Date{{{}}}", static_cast<std::int64_t>(day) == INT32_MIN
                                         ? "INT32_MIN"
                                         : std::to_string(static_cast<std::int32_t>(day)));
  }

  void define(std::string_view type, std::string_view name, std::string_view rows) {
    if (!rows.empty()) out_ += fmt::format("constexpr {} {}[] = {{\n{}}};\n", type, name, rows);
  }

  // Defines an array and gives what stands for it.
  std::string array(std::string_view type, std::string_view rows) {
    if (rows.empty()) return "{}";
    std::string name = fmt::format("a{}", ++arrays_);
    define(type, name, rows);
    return name;
  }

  std::string texts(Strings items) {
    std::string rows;
    for (std::string_view item : items) rows += fmt::format("  {},\n", text_literal(item));
    return array("std::string_view", rows);
  }

  std::string value(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      // The smallest number has no literal of its own.
      return fmt::format("std::int64_t{{{}}}",
                         *number == INT64_MIN ? "INT64_MIN" : std::to_string(*number));
    }
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* day = std::get_if<Date>(&value)) return date(*day);
    if (const auto* text = std::get_if<std::string_view>(&value)) return text_literal(*text);
    return fmt::format("Strings({})", texts(std::get<Strings>(value)));
  }

  std::string params(std::span<const Param> params) {
    std::string rows;
    for (const Param& param : params) {
      rows += fmt::format("  {{{}, {}}},\n", text_literal(param.name), value(param.value));
    }
    return array("Param", rows);
  }

  std::string phases(std::span<const Phase> phases) {
    std::string rows;
    for (const Phase& phase : phases) {
      const std::string csr = phase.csr_severity
                                  ? fmt::format("Severity::{}", severity_text(*phase.csr_severity))
                                  : "std::nullopt";
      rows += fmt::format("  {{{}, Severity::{}, {}, {}, {}, {}}},\n", date(phase.from),
                          severity_text(phase.severity), text_literal(phase.message),
                          params(phase.params), csr, text_literal(phase.csr_message));
    }
    return array("Phase", rows);
  }

  std::string citations(std::span<const Citation> citations) {
    std::string rows;
    for (const Citation& each : citations) {
      rows += fmt::format("  {{{}, {}, {}}},\n", text_literal(each.source),
                          text_literal(each.section), text_literal(each.says));
    }
    return array("Citation", rows);
  }

  // The row; what it points to is printed before it.
  std::string print_rule(const Rule& rule) {
    const std::string cites = citations(rule.citations);
    const std::string when = phases(rule.phases);
    const std::string related = texts(rule.related);
    return fmt::format(
        "  {{{}, {}, {},\n   Set<DocumentKind>({}U), Set<Profile>({}U), Clock({}), {}, {},\n"
        "   {}, {}, {}, {}, {}}},\n",
        text_literal(rule.id), text_literal(rule.title), text_literal(rule.check),
        rule.documents.bits(), rule.profiles.bits(), static_cast<unsigned>(rule.clock),
        text_literal(rule.why), text_literal(rule.fix), cites, when, related,
        text_literal(rule.toml), text_literal(fmt::format("rules/{}.toml", rule.id)));
  }

  void print_authorities(const Authorities& all) {
    std::string rows;
    for (const Authority& each : all.authorities) {
      rows += fmt::format("  {{{}, {}, {}, {}, {}, {}}},\n", text_literal(each.id),
                          text_literal(each.title), texts(each.tags), each.flag_one_is_critical,
                          each.exact_issuer_case, each.refuses_hyphen_in_parameter);
    }
    define("Authority", "authorities", rows);
    rows.clear();
    for (const IssuerName& each : all.issuers) {
      rows += fmt::format("  {{{}, {}, IssuerStatus({}), {}, {}, {}, {}}},\n",
                          text_literal(each.domain), each.authority,
                          static_cast<unsigned>(each.status), each.confirmed,
                          text_literal(each.instead), text_literal(each.source), date(each.as_of));
    }
    define("IssuerName", "issuers", rows);
  }

  std::string out_;
  unsigned arrays_ = 0;
};

}  // namespace

std::string text_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n\"\n\"";  // a literal for each line: readable, and below compilers' limits
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (octet < 0x20 || octet >= 0x7F) {
      out += fmt::format("\\{:03o}", octet);
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}

std::string book_source(const Book& book, const Authorities& authorities) {
  return Printer().print(book, authorities);
}

}  // namespace dcvlint
