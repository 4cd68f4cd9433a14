#include "lint/sources/evidence.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "lint/sources/recorded_sums.h"

namespace dcvlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view index_file = "evidence.jsonl";
constexpr std::string_view messages_file = "messages.dns";
constexpr std::string_view form = "dcvlint-evidence/1";
constexpr std::int64_t last_millisecond = 253'402'300'799'999;  // of the year 9999
constexpr std::size_t longest_text = 1024;

constexpr std::array<std::string_view, 4> kinds = {"message", "failure", "timeout", "unreachable"};
constexpr std::array<std::string_view, 4> validations = {"by_flag", "secure", "insecure", "bogus"};

template <class E, std::size_t N>
std::string_view word_of(const std::array<std::string_view, N>& words, E value) {
  return words[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> from_word(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<E>(i);
  }
  return std::nullopt;
}

// What a server sent as text may be no UTF-8.
std::string line_of(const Json& json) {
  return json.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

Json head_json(const EvidenceHead& head) {
  return {{"form", form},
          {"tool", head.tool},
          {"authorities", to_string(head.authorities)},
          {"as_of", to_string(head.as_of)},
          {"begun", head.begun},
          {"resolver", head.resolver},
          {"names", head.names}};
}

Json entry_json(const EvidenceEntry& entry) {
  return {{"name", entry.name},
          {"type", entry.type},
          {"cd", entry.checking_disabled},
          {"result", word_of(kinds, entry.kind)},
          {"validation", word_of(validations, entry.validation)},
          {"rcode", entry.rcode},
          {"why", entry.why},
          {"server", entry.server},
          {"round_trip", entry.round_trip},
          {"attempts", entry.attempts},
          {"asked", entry.asked},
          {"octets", entry.message.size()}};
}

// --- reading -----------------------------------------------------------------------------------

// Nothing of ours is deeper than a list in an object; what a stranger nests is not even kept.
Json parse_line(const std::string& text) {
  constexpr int deepest = 2;
  const auto keep = [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; };
  return Json::parse(text, keep, false);
}

// Members of one line. Anything missing or of another type spoils the line.
class Line {
 public:
  explicit Line(const std::string& text) : json_(parse_line(text)) { good_ = json_.is_object(); }
  bool good() const { return good_; }

  // At most `longest` octets: what is told once for each name must not be a book.
  std::string text(const char* name, std::size_t longest = longest_text) {
    const Json* value = member(name);
    if (value == nullptr || !value->is_string()) return spoilt<std::string>();
    const auto& text = value->get_ref<const std::string&>();
    return text.size() > longest ? spoilt<std::string>() : text;
  }
  bool boolean(const char* name) {
    const Json* value = member(name);
    if (value == nullptr || !value->is_boolean()) return spoilt<bool>();
    return value->get<bool>();
  }
  std::int64_t number(const char* name, std::int64_t least, std::int64_t most) {
    const Json* value = member(name);
    // A number above 2^63 is unsigned, and no more than `most` as a signed one either.
    if (value == nullptr || !value->is_number_integer()) return spoilt<std::int64_t>();
    const auto got = value->get<std::int64_t>();
    return got < least || got > most ? spoilt<std::int64_t>() : got;
  }
  Date date(const char* name) {
    const auto date = parse_date(text(name));
    return date ? *date : spoilt<Date>();
  }
  template <class E, std::size_t N>
  E word(const char* name, const std::array<std::string_view, N>& words) {
    const auto value = from_word<E>(words, text(name));
    return value ? *value : spoilt<E>();
  }
  std::vector<std::string> texts(const char* name) {
    std::vector<std::string> out;
    const Json* value = member(name);
    if (value == nullptr || !value->is_array()) return spoilt<std::vector<std::string>>();
    for (const Json& each : *value) {
      if (!each.is_string()) return spoilt<std::vector<std::string>>();
      out.push_back(each.get<std::string>());
    }
    return out;
  }

 private:
  const Json* member(const char* name) const {
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(name);
    return found == json_.end() ? nullptr : &*found;
  }
  template <class T>
  T spoilt() {
    good_ = false;
    return T{};
  }

  Json json_;
  bool good_ = false;
};

EvidenceHead read_head(Line& line) {
  EvidenceHead head;
  head.tool = line.text("tool");
  head.authorities = line.date("authorities");
  head.as_of = line.date("as_of");
  head.begun = line.number("begun", 0, last_millisecond);
  head.resolver = line.text("resolver", 16 * longest_text);
  head.names = line.texts("names");
  return head;
}

EvidenceEntry read_entry(Line& line, std::size_t& octets) {
  EvidenceEntry entry;
  entry.name = line.text("name", 4 * longest_text);
  entry.type = static_cast<std::uint16_t>(line.number("type", 0, UINT16_MAX));
  entry.checking_disabled = line.boolean("cd");
  entry.kind = line.word<DnsArrival::Kind>("result", kinds);
  entry.validation = line.word<Validation>("validation", validations);
  entry.rcode = static_cast<std::uint16_t>(line.number("rcode", 0, 4095));
  entry.why = line.text("why", UINT16_MAX);
  entry.server = line.text("server");
  entry.round_trip = static_cast<std::uint32_t>(line.number("round_trip", 0, UINT32_MAX));
  entry.attempts = static_cast<std::uint8_t>(line.number("attempts", 0, UINT8_MAX));
  entry.asked = line.number("asked", 0, last_millisecond);
  octets = static_cast<std::size_t>(line.number("octets", 0, UINT16_MAX));
  return entry;
}

// The next message of messages.dns, if it has `octets` octets.
bool take_message(std::string_view& messages, std::size_t octets, std::vector<std::uint8_t>& out) {
  if (octets == 0) return true;
  if (messages.size() < 2 + octets) return false;
  const auto length = static_cast<std::size_t>(static_cast<std::uint8_t>(messages[0]) << 8U |
                                               static_cast<std::uint8_t>(messages[1]));
  if (length != octets) return false;
  out.assign(messages.begin() + 2, messages.begin() + 2 + static_cast<std::ptrdiff_t>(octets));
  messages.remove_prefix(2 + octets);
  return true;
}

class Reader {
 public:
  Reader(const Files& files, const std::string& directory) : files_(files), directory_(directory) {}

  Result<Evidence> read() {
    const auto sums = load(sums_file);
    if (!sums) return fail(sums.error());
    const auto index = load(index_file);
    if (!index) return fail(index.error());
    const auto messages = load(messages_file);
    if (!messages) return fail(messages.error());
    const RecordedFile recorded[] = {{index_file, index->view()},
                                     {messages_file, messages->view()}};
    if (auto same = check_all_sums(directory_, sums->view(), recorded); !same) {
      return fail(same.error());
    }
    return parse(index->view(), messages->view());
  }

 private:
  std::string path(std::string_view name) const { return join_path(directory_, name); }

  Result<Bytes> load(std::string_view name) {
    auto bytes = files_.read(path(name));
    if (!bytes) {
      if (files_.status(path("perspectives.txt")).kind == FileKind::regular) {
        return fail(directory_,
                    "was recorded by dcvlint perspectives; replay it there, or one of "
                    "the folders in it here");
      }
      return fail(path(name), bytes.error().what + "; evidence has " + std::string(index_file) +
                                  ", " + std::string(messages_file) + " and " +
                                  std::string(sums_file));
    }
    return bytes;
  }

  Result<Evidence> parse(std::string_view index, std::string_view messages) {
    Evidence evidence;
    std::size_t number = 0;
    while (!index.empty()) {
      const std::size_t end = std::min(index.find('\n'), index.size());
      Line line{std::string(index.substr(0, end))};
      index.remove_prefix(std::min(end + 1, index.size()));
      const std::string where = path(index_file) + ':' + std::to_string(++number);
      if (number == 1) {
        if (line.text("form") != form) {
          return fail(where, "is no evidence of the form " + std::string(form));
        }
        evidence.head = read_head(line);
      } else {
        std::size_t octets = 0;
        EvidenceEntry entry = read_entry(line, octets);
        if (line.good() && !take_message(messages, octets, entry.message)) {
          return fail(where, "its message is not what comes next in " + std::string(messages_file));
        }
        evidence.entries.push_back(std::move(entry));
      }
      if (!line.good()) return fail(where, "is not as dcvlint writes it");
    }
    if (number == 0) return fail(path(index_file), "empty");
    if (!messages.empty()) return fail(path(messages_file), "has more than the index tells of");
    return evidence;
  }

  const Files& files_;
  const std::string& directory_;
};

}  // namespace

std::map<std::string, std::string> evidence_files(const Evidence& evidence) {
  std::string index = line_of(head_json(evidence.head));
  std::string messages;
  for (const EvidenceEntry& entry : evidence.entries) {
    index += line_of(entry_json(entry));
    if (entry.message.empty()) continue;
    messages += static_cast<char>(entry.message.size() >> 8U);
    messages += static_cast<char>(entry.message.size() & 0xFFU);
    messages.append(reinterpret_cast<const char*>(entry.message.data()), entry.message.size());
  }
  std::map<std::string, std::string> files;
  const RecordedFile recorded[] = {{index_file, index}, {messages_file, messages}};
  files.emplace(sums_file, sums_of(recorded));
  files.emplace(index_file, std::move(index));
  files.emplace(messages_file, std::move(messages));
  return files;
}

Result<Evidence> read_evidence(const Files& files, const std::string& directory) {
  return Reader(files, directory).read();
}

}  // namespace dcvlint
