#include "lint/commands/revocation_reason.h"

#include <unistd.h>

#include <algorithm>

#include "lint/base/arena.h"
#include "lint/commands/check.h"
#include "lint/commands/exit_code.h"
#include "lint/reports/revocation_reason.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/input_kind.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/signed_file.h"

namespace dcvlint {
namespace {

// The first certificate or request of a file.
struct ReadObject {
  Documents documents;
  Arena arena;
  SignedFile file;
};

bool read_object(const std::string& path, ReadObject& object) {
  const DiskFiles files;
  auto bytes = files.read(path);
  if (!bytes) return complain(Error{path, bytes.error().what}), false;
  if (bytes->size() > UINT32_MAX) return complain(Error{path, "larger than 4 GiB"}), false;
  const InputKind kind = input_kind(path, bytes->view());
  hide_private_keys(*bytes);
  const Doc document = object.documents.add(path, *std::move(bytes), 0);
  SignedFileReader reader({.check_signatures = false, .check_points = false});
  object.file = reader.read(object.documents, document, object.arena);
  if (!object.file.certificates.empty() || !object.file.requests.empty()) return true;
  return complain(Error{
             path, std::string(input_kind_text(kind)) + ", and neither certificate nor request"}),
         false;
}

// False: a file can't be read.
bool compare(const RevocationReasonOptions& options, RevocationPage& page) {
  ReadObject old, successor;
  if (!read_object(options.old_file, old) || !read_object(options.new_file, successor)) {
    return false;
  }
  if (old.file.certificates.empty()) {
    return complain(Error{options.old_file, "a request: --old is the certificate to be revoked"}),
           false;
  }
  const Certificate& before = old.file.certificates.front();
  if (successor.file.certificates.empty()) {
    page.compared = compare_certificates(before, successor.file.requests.front(), nullptr);
  } else {
    const Certificate& after = successor.file.certificates.front();
    page.compared = compare_certificates(before, after, &after);
  }
  return true;
}

}  // namespace

int run_revocation_reason(const RevocationReasonOptions& options) {
  RevocationPage page;
  page.as_of = options.as_of.value_or(today());
  std::vector<RevocationCause> causes = options.causes;
  if (!options.old_file.empty()) {
    if (!compare(options, page)) return exit_input;
    causes.push_back(RevocationCause::replaced);
    if (!page.compared->changed.empty()) causes.push_back(RevocationCause::name_changed);
  }
  page.advice = advise_revocation(causes, options.by);
  const int code = page.new_key_blocked() ? exit_findings : exit_clean;
  std::string text;
  if (options.json) {
    JsonWriter json;
    write_revocation_json(page, json);
    text = json.text();
  } else {
    text = revocation_page(page, wants_colour(options.colour, STDOUT_FILENO),
                           terminal_width(STDOUT_FILENO));
  }
  const int printed = print(text);
  return printed == exit_clean ? code : printed;
}

}  // namespace dcvlint
