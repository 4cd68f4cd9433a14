#include "lint/commands/asked_names.h"

#include <set>
#include <utility>

#include "lint/base/clipped.h"
#include "lint/base/lines.h"
#include "lint/commands/output.h"
#include "lint/facts/cn_name.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/signed_file.h"
#include "lint/sources/small_file.h"

namespace dcvlint {
namespace {

// Of a file that is no list of names.
constexpr std::uint64_t most_refused = 100;
constexpr std::size_t most_megabytes = 64;  // of a list: two million names
constexpr std::size_t most_quoted = 300;    // octets: more than a name has

class Collector {
 public:
  Collector(const Files& files, AskedOf whom) : files_(files), whom_(whom) {}

  void name(const std::string& where, std::string_view text) {
    auto asked = asked_name(text);
    if (!asked) {
      refuse(where, text, asked.error());
    } else if (const std::string why = why_not_asked(asked->ascii, whom_ == AskedOf::dns);
               !why.empty()) {
      refuse(where, text, why);
    } else if (seen_.insert(asked->ascii).second) {
      asked_.names.push_back(*std::move(asked));
    }
  }

  void list(const std::string& path) {
    auto bytes = path == "-" ? read_standard_input(most_megabytes * 1'000'000)
                             : read_small_file(files_, path, most_megabytes);
    if (!bytes) return unreadable(path, bytes.error().what);
    // What is no name is quoted.
    if (hide_private_keys(*bytes) != 0) return unreadable(path, "has a private key, and no names");
    std::string_view all = bytes->view();
    if (all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF")) {
      return unreadable(path, "is UTF-16; names are read as UTF-8");
    }
    if (all.starts_with("\xEF\xBB\xBF")) all.remove_prefix(3);
    const Lines lines(all);
    for (std::uint32_t number = 1; number <= lines.count(); ++number) {
      std::string_view text = lines.line(number);
      text = text.substr(0, text.find('#'));
      const std::size_t begin = text.find_first_not_of(" \t");
      if (begin == std::string_view::npos) continue;
      text = text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
      name((path == "-" ? "standard input" : path) + ":" + std::to_string(number), text);
    }
  }

  void signed_file(const std::string& path) {
    auto bytes = files_.read(path);
    if (!bytes) return unreadable(path, bytes.error().what);
    if (bytes->size() > UINT32_MAX) return unreadable(path, "larger than 4 GiB");
    hide_private_keys(*bytes);
    Documents documents;
    Arena arena;
    const Doc document = documents.add(path, *std::move(bytes), 0);
    SignedFileReader reader({.check_signatures = false, .check_points = false});
    const SignedFile file = reader.read(documents, document, arena);
    if (file.requests.empty() && file.certificates.empty()) {
      return unreadable(path, "no request and no certificate in it");
    }
    passed_over_ = 0;
    const std::size_t addresses = asked_.addresses.size();
    for (const Request& each : file.requests) names_of(path, each);
    for (const Certificate& each : file.certificates) names_of(path, each);
    if (passed_over_ > 0) {
      complain(path + ": " + counted(passed_over_, "name") +
               " passed over: no dNSName, and only for those CAs look up CAA by host name");
    }
    if (const std::size_t more = asked_.addresses.size() - addresses; more > 0) {
      complain(path + ": " + std::to_string(more) + (more == 1 ? " address" : " addresses") +
               " passed over: CAs look up no CAA for addresses, and validate them by BR 3.2.2.5");
    }
  }

  AskedNames take() {
    if (refused_ > most_refused) {
      complain("and " + counted(refused_ - most_refused, "more name") +
               " that cannot be asked about");
    }
    return std::move(asked_);
  }

 private:
  void refuse(const std::string& where, std::string_view name, const std::string& why) {
    asked_.misuse = true;
    if (++refused_ > most_refused) return;
    complain((where.empty() ? "" : where + ": ") + '"' + clipped(name, most_quoted) + "\" " +
             clipped(why, 2 * most_quoted));
  }
  void unreadable(const std::string& path, const std::string& what) {
    asked_.unreadable = true;
    complain(Error{path == "-" ? "standard input" : path, what});
  }

  void general_name(const std::string& path, const GeneralName& each) {
    if (each.kind == GeneralNameKind::ip_address) {
      asked_.addresses.push_back(ip_text(each.bytes));
    } else if (each.kind != GeneralNameKind::dns_name) {
      ++passed_over_;
    } else {
      name(path, each.bytes);
    }
  }

  void names_of(const std::string& path, const Signed& object) {
    for (const GeneralName& each : object.extensions.subject_alt_name.names) {
      general_name(path, each);
    }
    if (!has_no_san(object)) return;
    for (const Attribute& cn : object.subject.attributes) {
      IpAddress address;
      if (cn.type != AttributeType::common_name) continue;
      if (const auto named = cn_name(cn, nullptr, address)) general_name(path, *named);
    }
  }

  const Files& files_;
  AskedOf whom_;
  AskedNames asked_;
  std::set<std::string> seen_;
  std::uint64_t passed_over_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace

void declare_asked_names(CommandLine& line, NameSources& sources) {
  line.arguments("NAME", sources.names,
                 "Names; *.NAME asks for a wildcard; - reads names from standard input");
  line.list("--names", sources.lists, "File of names, one a line; # begins a comment");
  line.list("--names-of", sources.signed_files, "Names of a certificate request or certificate");
}

AskedNames read_asked_names(const Files& files, const NameSources& sources, AskedOf whom) {
  Collector collector(files, whom);
  for (const std::string& name : sources.names) {
    if (name == "-") {
      collector.list(name);
    } else {
      collector.name("", name);
    }
  }
  for (const std::string& name : sources.recorded) collector.name("", name);
  for (const std::string& path : sources.lists) collector.list(path);
  for (const std::string& path : sources.signed_files) collector.signed_file(path);
  return collector.take();
}

}  // namespace dcvlint
