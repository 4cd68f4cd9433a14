#include "lint/sources/log_line.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "lint/base/ascii.h"
#include "lint/facts/host_name.h"
#include "lint/facts/ip_range.h"
#include "lint/facts/validation_reuse.h"

namespace dcvlint {
namespace {

constexpr std::size_t most_faults = 20;  // of one line
constexpr std::array<std::string_view, 4> kinds{"certificate", "validation", "caa", "identity"};
constexpr std::array<std::string_view, 4> dnssec_words{"secure", "insecure", "bogus", "off"};
constexpr std::array<std::string_view, 3> result_words{"permit", "deny", "fail"};
constexpr std::array<std::string_view, 4> contact_words{"whois", "rdap", "registrar", "web"};

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

// Digits only, so many.
std::optional<std::int64_t> digits(std::string_view text, std::size_t at, std::size_t count) {
  const std::string_view part = text.substr(std::min(at, text.size()), count);
  const bool good = part.size() == count &&
                    std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  return good ? whole_number(part) : std::nullopt;
}

// The offset of "Z" or "+01:00" in seconds.
std::optional<std::int64_t> zone_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = digits(text, 1, 2), minutes = digits(text, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t offset = (*hours * 60 + *minutes) * 60;
  return text[0] == '-' ? -offset : offset;
}

// RFC 3339 §5.6; a fraction of a second is dropped, a leap second is the one before.
std::optional<std::int64_t> parse_time(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || text.size() < 20) return std::nullopt;
  const char between = text[10];
  if ((between != 'T' && between != 't' && between != ' ') || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::size_t at = 19;
  if (text[at] == '.') {
    do ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9');
    if (at == 20) return std::nullopt;
  }
  const auto offset = zone_offset(text.substr(at));
  if (!offset) return std::nullopt;
  return first_second(*date) + (*hour * 60 + *minute) * 60 + std::min<std::int64_t>(*second, 59) -
         *offset;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// "eu1:ripe:permits" and "301>https://www.example.com/": the forms that CSV has for rows. The id of
// a perspective may have colons.
// CSV has no form for the location of a perspective.
std::vector<std::string> row_of(std::string_view item, std::size_t members) {
  if (members == 2) {
    const std::size_t mark = std::min(item.find('>'), item.size());
    return {std::string(item.substr(0, mark)),
            std::string(item.substr(std::min(mark + 1, item.size())))};
  }
  const std::size_t last = item.rfind(':');
  if (last == std::string_view::npos || last == 0) return {std::string(item), "", "", ""};
  const std::size_t before = item.rfind(':', last - 1);
  if (before == std::string_view::npos) return {std::string(item), "", "", ""};
  return {std::string(item.substr(0, before)),
          std::string(item.substr(before + 1, last - before - 1)),
          std::string(item.substr(last + 1)), ""};
}

// "59.33,18.07": degrees of latitude and longitude, as ISO 6709 orders them.
std::optional<LogLocation> parse_location(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  LogLocation at;
  const auto degrees = [](std::string_view part, double most, double& value) {
    if (part.starts_with('+')) part.remove_prefix(1);
    const char* const end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, value, std::chars_format::fixed);
    return error == std::errc() && stop == end && value >= -most && value <= most;
  };
  const bool good = degrees(text.substr(0, comma), 90, at.latitude) &&
                    degrees(text.substr(comma + 1), 180, at.longitude);
  return good ? std::optional(at) : std::nullopt;
}

}  // namespace

bool LogLineReader::is_spent() { return ++told_ > most_faults; }

void LogLineReader::bad_value(const LogCell& cell, std::string_view detail) {
  if (is_spent()) return;
  faults_.push_back({FaultCode::log_bad_value, cell.place, arena_.copy(std::string_view(cell.name)),
                     detail, std::nullopt});
}

void LogLineReader::unknown_field(const LogCell& cell) {
  if (is_spent()) return;
  faults_.push_back({FaultCode::log_unknown_field,
                     cell.name_place,
                     arena_.copy(std::string_view(cell.name)),
                     {},
                     std::nullopt});
}

bool LogLineReader::read(const std::vector<LogCell>& cells, Place place, LogLine& line) {
  told_ = 0;
  line_ = &line;
  line.place = place;
  const auto kind = std::ranges::find(cells, "kind", &LogCell::name);
  const auto known = kind == cells.end() ? std::nullopt : word<LogKind>(*kind, kinds);
  if (!known) {
    if (kind == cells.end()) {
      faults_.push_back({FaultCode::log_bad_value,
                         {place.doc, place.begin, place.begin + 1},
                         "kind",
                         "is missing: certificate, validation, caa or identity",
                         std::nullopt});
    }
    return false;
  }
  line.kind = *known;
  std::vector<LogLine::At> fields;
  const LogCell* method = nullptr;
  for (const LogCell& cell : cells) {
    const auto field = log_field_from_text(cell.name);
    if (!field) {
      unknown_field(cell);
    } else if (std::ranges::find(fields, *field, &LogLine::At::field) != fields.end()) {
      bad_value(cell, "is there twice");
    } else {
      fields.push_back({*field, cell.place});
      if (*field == LogField::method) method = &cell;
      take(cell, *field);
    }
  }
  if (method != nullptr) take_method(*method);
  std::ranges::sort(fields, {}, &LogLine::At::field);
  line.fields = arena_.copy(std::span<const LogLine::At>(fields));
  return true;
}

void LogLineReader::take(const LogCell& cell, LogField field) {
  constexpr std::int64_t most_ttl = 0x7FFF'FFFF;
  switch (field) {
    case LogField::certificate:
      line_->certificate = text(cell);
      break;
    case LogField::issued:
      line_->issued = time(cell);
      break;
    case LogField::names:
      line_->names = names(cell);
      break;
    case LogField::name:
      line_->name = name(cell, text(cell));
      break;
    case LogField::adn:
      line_->adn = name(cell, text(cell));
      break;
    case LogField::time:
      line_->time = time(cell);
      break;
    case LogField::evidence:
      line_->evidence = text(cell);
      break;
    case LogField::aliases:
      line_->aliases = names(cell);
      break;
    case LogField::random_value_created:
      line_->random_value_created = time(cell);
      break;
    case LogField::request_token_time:
      line_->request_token_time = time(cell);
      break;
    case LogField::mail_to:
      line_->mail_to = text(cell);
      break;
    case LogField::url:
      line_->url = text(cell);
      break;
    case LogField::redirects:
      take_redirects(cell);
      break;
    case LogField::status:
      line_->status = number(cell, 999);
      break;
    case LogField::perspectives:
      take_perspectives(cell);
      break;
    case LogField::quorum:
      take_quorum(cell);
      break;
    case LogField::dnssec:
      line_->dnssec = word<LogDnssec>(cell, dnssec_words);
      break;
    case LogField::ttl:
      line_->ttl = number(cell, most_ttl);
      break;
    case LogField::result:
      line_->result = word<LogResult>(cell, result_words);
      break;
    case LogField::random_value:
      line_->random_value = text(cell);
      break;
    case LogField::ptr:
      line_->ptr = names(cell);
      break;
    case LogField::contact_source:
      line_->contact_source = word<LogContactSource>(cell, contact_words);
      break;
    case LogField::kind:
    case LogField::method:
    case LogField::count_:
      break;
  }
}

std::string_view LogLineReader::text(const LogCell& cell) {
  if (cell.form == CellForm::text || cell.form == CellForm::any) {
    return arena_.copy(std::string_view(cell.text));
  }
  bad_value(cell, "must be a string");
  return {};
}

std::optional<std::int64_t> LogLineReader::number(const LogCell& cell, std::int64_t most) {
  if (cell.form == CellForm::number || cell.form == CellForm::any) {
    const auto value = whole_number(cell.text);
    if (value && *value >= 0 && *value <= most) return value;
  }
  bad_value(cell, arena_.copy(std::string_view("must be a whole number from 0 to " +
                                               std::to_string(most))));
  return std::nullopt;
}

std::optional<std::int64_t> LogLineReader::time(const LogCell& cell) {
  if (cell.form == CellForm::text || cell.form == CellForm::any) {
    if (const auto value = parse_time(cell.text)) return value;
  }
  bad_value(cell, "must be a time like 2026-11-22T09:30:00Z (RFC 3339), in years 1 to 9999");
  return std::nullopt;
}

std::string_view LogLineReader::name(const LogCell& cell, std::string_view text) {
  constexpr std::uint16_t broken = host_empty_label | host_label_too_long | host_name_too_long |
                                   host_bare_star | host_partial_star | host_inner_star;
  if (text.empty()) {
    // Of another form, it has been told of.
    if (cell.form == CellForm::text || cell.form == CellForm::list) {
      bad_value(cell, "is no domain name and no IP address");
    }
    return {};
  }
  if (parse_ip(text)) return text;
  const HostName host = host_name(text);
  if (!host.is_name() || (host.traits & broken) != 0) {
    bad_value(cell, "is no domain name and no IP address");
    return {};
  }
  const std::string lower =
      lower_case(host.has(host_trailing_dot) ? text.substr(0, text.size() - 1) : text);
  return arena_.copy(std::string_view(lower));
}

std::span<const std::string_view> LogLineReader::names(const LogCell& cell) {
  std::vector<std::string> items = cell.list;
  if (cell.form == CellForm::any) {
    items = split(cell.text, ' ');
  } else if (cell.form != CellForm::list) {
    bad_value(cell, "must be a list of strings");
  }
  std::vector<std::string_view> kept;
  for (const std::string& item : items) {
    const std::string_view one = name(cell, arena_.copy(std::string_view(item)));
    if (!one.empty()) kept.push_back(one);
  }
  return arena_.copy(std::span<const std::string_view>(kept));
}

template <class E, std::size_t N>
std::optional<E> LogLineReader::word(const LogCell& cell,
                                     const std::array<std::string_view, N>& words) {
  if (cell.form == CellForm::text || cell.form == CellForm::any) {
    const auto found = std::ranges::find(words, std::string_view(cell.text));
    if (found != words.end()) return static_cast<E>(found - words.begin());
  }
  std::string detail = "must be one of";
  for (const std::string_view each : words)
    detail += (detail.ends_with("of") ? " " : ", ") + std::string(each);
  bad_value(cell, arena_.copy(std::string_view(detail)));
  return std::nullopt;
}

std::vector<std::vector<std::string>> LogLineReader::rows(const LogCell& cell) {
  if (cell.form == CellForm::rows && !cell.repeats_member) return cell.rows;
  std::vector<std::vector<std::string>> rows;
  if (cell.form == CellForm::any) {
    const std::size_t members = row_members(cell.name).size();
    for (const std::string& item : split(cell.text, ' ')) rows.push_back(row_of(item, members));
  } else {
    bad_value(cell, cell.repeats_member ? "has an object with a member that is there twice"
                    : cell.name == "redirects"
                        ? "must be a list of objects with code and url"
                        : "must be a list of objects with id, region, result and location");
    line_->lacks_perspectives = line_->lacks_perspectives || cell.name != "redirects";
  }
  return rows;
}

void LogLineReader::take_redirects(const LogCell& cell) {
  std::vector<LogRedirect> kept;
  for (const auto& row : rows(cell)) {
    const auto code = whole_number(row[0]);
    if (!code || *code < 100 || *code > 999) {
      bad_value(cell, "has a redirect whose code is no HTTP status");
      continue;
    }
    kept.push_back({*code, arena_.copy(std::string_view(row[1]))});
  }
  line_->redirects = arena_.copy(std::span<const LogRedirect>(kept));
}

// One that is listed again has looked again: it is one all the same. Those without an id may be
// different ones.
void LogLineReader::merge_perspectives(std::vector<LogPerspective>& all) {
  std::map<std::string_view, std::size_t> first;  // by id, where it is kept
  std::size_t kept = 0;
  for (const LogPerspective& each : all) {
    const auto [entry, fresh] = first.try_emplace(each.id, kept);
    if (fresh || each.id.empty()) {
      all[kept++] = each;
      continue;
    }
    LogPerspective& same = all[entry->second];
    same.corroborates = same.corroborates || each.corroborates;
    if (!same.region) same.region = each.region;
    if (!same.location) same.location = each.location;
  }
  all.resize(kept);
}

void LogLineReader::take_perspectives(const LogCell& cell) {
  std::vector<LogPerspective> kept;
  for (const auto& row : rows(cell)) {
    LogPerspective one{arena_.copy(std::string_view(row[0])), rir_from_text(lower_case(row[1])),
                       false, parse_location(row[3])};
    if (!row[3].empty() && !one.location) {
      bad_value(cell, "has a location that is not like \"59.33,18.07\" (degrees north and east)");
    }
    if (!row[1].empty() && !one.region) {
      bad_value(cell, "has a region that is none of arin, ripe, apnic, lacnic and afrinic");
    }
    if (row[2] != "corroborates" && row[2] != "differs" && row[2] != "failed") {
      bad_value(cell, "has a result that is none of corroborates, differs and failed");
      line_->lacks_perspectives = true;
    }
    one.corroborates = row[2] == "corroborates";
    kept.push_back(one);
  }
  merge_perspectives(kept);
  line_->perspectives = arena_.copy(std::span<const LogPerspective>(kept));
}

void LogLineReader::take_quorum(const LogCell& cell) {
  const std::string_view quorum = text(cell);
  const std::size_t slash = quorum.find('/');
  if (slash != std::string_view::npos) {
    const auto yes = digits(quorum.substr(0, slash), 0, slash);
    const auto of = digits(quorum.substr(slash + 1), 0, quorum.size() - slash - 1);
    if (yes && of && *yes <= *of && *of <= 1000) {
      line_->quorum = {static_cast<std::uint32_t>(*yes), static_cast<std::uint32_t>(*of)};
      return;
    }
  }
  if (!quorum.empty()) bad_value(cell, "must be like 3/4: so many of so many corroborate");
}

void LogLineReader::take_method(const LogCell& cell) {
  const std::string label = lower_case(text(cell));
  if (label.empty()) return;
  const ValidationMethod* method =
      methods_.by_section(label.starts_with("br ") ? label.substr(3) : label);
  if (method == nullptr) method = methods_.find(label);
  // ACME has one label for a method and its twin for addresses (RFC 8738).
  if (method != nullptr && !method->acme.empty() && is_address(line_->name)) {
    const auto twin = std::ranges::find_if(methods_.all, [&](const ValidationMethod& each) {
      return each.family == MethodFamily::ip && each.acme == label;
    });
    if (twin != methods_.all.end()) method = &*twin;
  }
  line_->method = method;
  if (method != nullptr || is_spent()) return;
  faults_.push_back({FaultCode::log_unknown_method,
                     cell.place,
                     arena_.copy(std::string_view(cell.text)),
                     {},
                     std::nullopt});
}

}  // namespace dcvlint
