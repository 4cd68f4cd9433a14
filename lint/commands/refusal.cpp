#include "lint/commands/refusal.h"

#include <array>
#include <string>

#include "lint/commands/shell_word.h"
#include "lint/sources/der_content.h"
#include "lint/sources/signed_file.h"

namespace dcvlint {
namespace {

// " -in chain.p7b" for a command line.
std::string in_file(std::string_view path) {
  return path == "<stdin>" ? "" : " -in " + shell_word(path, "FILE");
}

constexpr std::string_view linted =
    "this version lints zones, requests, certificates and revocation lists";

bool is_der(std::string_view bytes) { return bytes.starts_with('0'); }

std::string unpacking(std::string_view path, InputKind kind, std::string_view bytes) {
  if (kind == InputKind::pkcs12) {
    return "its certificates: openssl pkcs12 -nokeys" + in_file(path) + " | dcvlint check -";
  }
  if (kind == InputKind::other_pem && other_content(bytes) == der_content_text(DerContent::cms)) {
    const std::string form = is_der(bytes) ? " -inform DER" : "";
    return "its certificates: openssl pkcs7 -print_certs" + form + in_file(path) +
           " | dcvlint check -";
  }
  return {};
}

// What `openssl req -text` and `openssl x509 -text` print begins so; empty for other text.
std::string_view printed_object(std::string_view text) {
  constexpr auto heads = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"Certificate Request:", "certificate request"},
      {"Certificate:", "certificate"},
      {"Certificate Revocation List (CRL):", "revocation list"},
  });
  const std::size_t line = text.find_first_not_of(" \t\r\n");
  if (line == std::string_view::npos) return {};
  text.remove_prefix(line);
  for (const auto& [head, what] : heads) {
    if (!text.starts_with(head)) continue;
    const std::string_view rest = text.substr(head.size());
    const std::size_t next = rest.find_first_not_of(" \t\r\n");
    if (next == std::string_view::npos) continue;
    if (rest.substr(next).starts_with("Data:") || rest.substr(next).starts_with("Version ")) {
      return what;
    }
  }
  return {};
}

// An object with a kind, or a heading with that column: of the first line.
bool begins_like_log(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return false;
  const std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.starts_with('{')) return line.find("\"kind\"") != std::string_view::npos;
  for (std::size_t at = line.find("kind"); at != std::string_view::npos;
       at = line.find("kind", at + 1)) {
    const auto is_edge = [&](std::size_t i) {
      return i >= line.size() || std::string_view(",;\"\r").find(line[i]) != std::string_view::npos;
    };
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + 4) && line.size() > at + 4) return true;
  }
  return false;
}

InputProblem of_text(std::string_view path, std::string_view bytes) {
  if (const std::string_view object = printed_object(bytes); !object.empty()) {
    const std::string command = object == "certificate"       ? "x509"
                                : object == "revocation list" ? "crl"
                                                              : "req";
    return {std::string(path),
            "a " + std::string(object) + " printed as text, without its PEM block",
            "judged are the lines from -----BEGIN to -----END; openssl " + command +
                " leaves them out with -noout"};
  }
  if (named_like_signed(path)) {
    return {std::string(path), "text without a PEM block",
            "a block begins with a line like -----BEGIN CERTIFICATE REQUEST-----"};
  }
  return {std::string(path), "text, but not a zone; " + std::string(linted),
          "--origin " + shell_word(path, "FILE") + "=NAME reads it as a zone"};
}

}  // namespace

InputProblem refusal(std::string_view path, InputKind kind, std::string_view bytes) {
  if ((kind == InputKind::text || kind == InputKind::json) && begins_like_log(bytes)) {
    return {std::string(path), "this looks like a validation log",
            "--kind validation-log reads it as one"};
  }
  if (kind == InputKind::text) return of_text(path, bytes);
  const std::string_view what =
      kind == InputKind::other_pem ? other_content(bytes) : input_kind_text(kind);
  return {std::string(path), std::string(what) + "; " + std::string(linted),
          unpacking(path, kind, bytes)};
}

}  // namespace dcvlint
