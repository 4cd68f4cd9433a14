#include "lint/facts/validation_log.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "lint/facts/host_name.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/validation_reuse.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(LogField::count_)> field_texts{
    "kind",
    "certificate",
    "issued",
    "names",
    "name",
    "adn",
    "method",
    "time",
    "evidence",
    "aliases",
    "random_value_created",
    "request_token_time",
    "mail_to",
    "url",
    "redirects",
    "status",
    "perspectives",
    "quorum",
    "dnssec",
    "ttl",
    "result",
    "random_value",
    "ptr",
    "contact_source"};

}  // namespace

std::string_view log_kind_text(LogKind kind) {
  constexpr std::array<std::string_view, 4> texts{"certificate", "validation", "caa", "identity"};
  return texts[static_cast<std::size_t>(kind)];
}

std::string_view log_field_text(LogField field) {
  return field_texts[static_cast<std::size_t>(field)];
}

std::optional<LogField> log_field_from_text(std::string_view text) {
  const auto found = std::ranges::find(field_texts, text);
  if (found == field_texts.end()) return std::nullopt;
  return static_cast<LogField>(found - field_texts.begin());
}

bool LogLine::has(LogField field) const {
  return std::ranges::find(fields, field, &At::field) != fields.end();
}

Place LogLine::at(LogField field) const {
  const auto found = std::ranges::find(fields, field, &At::field);
  return found == fields.end() ? place : found->place;
}

std::optional<Date> LogLine::day() const {
  if (time) return utc_day(*time);
  if (issued) return utc_day(*issued);
  return std::nullopt;
}

bool wants_perspectives(const ValidationMethod& method, std::string_view name) {
  return method.mpic == MpicDuty::required ||
         (method.mpic == MpicDuty::required_unless_onion && !is_onion(name));
}

bool is_address(std::string_view name) { return parse_ip(name).has_value(); }
bool is_wildcard(std::string_view name) { return name.starts_with("*."); }
bool is_onion(std::string_view name) { return is_under(name, "onion"); }
std::string_view without_wildcard(std::string_view name) {
  return is_wildcard(name) ? name.substr(2) : name;
}

std::span<const std::uint32_t> ValidationLog::about(std::string_view certificate, LogKind kind,
                                                    std::string_view name) const {
  const auto key = [](const LogLine& each) {
    return std::tuple(each.certificate, each.kind, without_wildcard(each.name));
  };
  const auto found =
      std::ranges::equal_range(by_name, std::tuple(certificate, kind, without_wildcard(name)), {},
                               [&](std::uint32_t number) { return key(lines[number]); });
  return {found.begin(), found.end()};
}

std::span<const std::uint32_t> ValidationLog::beside(const LogLine& line,
                                                     std::string_view name) const {
  const auto same = about(line.certificate, line.kind, name);
  const auto key = [](const LogLine& each) { return std::pair(each.name, each.issued); };
  const auto found =
      std::ranges::equal_range(same, std::pair(name, line.issued), {},
                               [&](std::uint32_t number) { return key(lines[number]); });
  return {found.begin(), found.end()};
}

const LogLine& ValidationLog::first_with_random_value(const LogLine& line) const {
  const auto found =
      std::ranges::lower_bound(by_random_value, line.random_value, {},
                               [&](std::uint32_t number) { return lines[number].random_value; });
  return found == by_random_value.end() ? line : lines[*found];
}

const LogLine& ValidationLog::first_with_evidence(const LogLine& line) const {
  const auto key = [](const LogLine& each) { return std::pair(each.evidence, each.kind); };
  const auto found = std::ranges::lower_bound(
      by_evidence, key(line), {}, [&](std::uint32_t number) { return key(lines[number]); });
  return found == by_evidence.end() ? line : lines[*found];
}

}  // namespace dcvlint
