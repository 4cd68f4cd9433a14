#include "lint/commands/record.h"

#include <algorithm>

#include "lint/base/printable.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/commands/output.h"
#include "lint/commands/progress.h"
#include "lint/reports/shown.h"
#include "lint/sources/disk_files.h"

namespace dcvlint {
namespace {

// "evidence: 3 names, 12 messages; dcvlint domain --replay evidence tells what they mean"
std::string summary(const std::string& folder, std::size_t names, std::size_t messages) {
  return shown(folder) + ": " + counted(names, "name") + ", " + counted(messages, "message") +
         "; dcvlint domain --replay " + shown(folder) + " tells what they mean\n";
}

bool is_unreachable(View& view, std::span<const Name> names) {
  return std::ranges::any_of(
      names, [&](Name name) { return view.find(name, Type::caa).failure == Failure::unreachable; });
}

}  // namespace

int run_record(const RecordOptions& options) {
  catch_interrupt();
  const DiskFiles files;
  Documents documents;
  Names names(random_seed());
  const AskedNames asked = read_asked_names(files, options.sources, AskedOf::dns);
  if (asked.misuse) return exit_usage;
  if (asked.unreadable) return exit_input;
  if (asked.names.empty()) return complain("record: no name to ask about"), exit_usage;
  std::unique_ptr<LiveDns> opened;
  if (const int failed = open_live_dns(options.dns, files, names, documents, opened)) return failed;
  LiveDns& dns = *opened;
  std::vector<std::string> texts;
  std::vector<Name> list;
  for (const AskedName& each : asked.names) {
    texts.push_back(each.ascii);
    const auto name = names.intern(each.ascii, Name::root);
    if (!name) continue;  // asked_name() has measured it
    list.push_back(names.is_wildcard(*name) ? names.parent(*name) : *name);
  }
  Progress progress;
  const bool settled = settle_caa(dns, dns.view(), names, list, &progress);
  progress.clear();
  if (auto written = dns.finish(options.as_of.value_or(today()), std::move(texts)); !written) {
    return complain(written.error()), exit_usage;
  }
  if (const int written = print(summary(options.dns.record, list.size(), dns.recorded()))) {
    return written;
  }
  if (!settled) return exit_interrupted;
  return is_unreachable(dns.view(), list) ? exit_incomplete : exit_clean;
}

}  // namespace dcvlint
