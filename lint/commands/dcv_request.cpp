#include "lint/commands/dcv_request.h"

#include <algorithm>
#include <array>

#include "lint/base/arena.h"
#include "lint/commands/shell_word.h"
#include "lint/facts/asked_name.h"
#include "lint/reports/shown.h"
#include "lint/sources/input_kind.h"
#include "lint/sources/pem.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/request_token.h"
#include "lint/sources/signed_file.h"

namespace dcvlint {
namespace {

constexpr std::string_view make_one = "make one with openssl req -new -key KEY -out request.csr";

// What a file is that holds no request, and what to do.
std::string instead(std::string_view path, std::string_view bytes, const SignedFile& file,
                    InputKind kind) {
  if (kind == InputKind::pkcs12) {
    return "a PKCS#12 file (a key with its certificate), and no request; " + std::string(make_one);
  }
  if (kind == InputKind::private_key) {
    const bool encrypted = bytes.find("ENCRYPTED") != std::string_view::npos;
    return std::string(encrypted ? "an encrypted private key" : "a private key") +
           ", and no request: no CA needs the key, so keep it to yourself; openssl req -new -key " +
           shell_word(path, "KEY") + " -out request.csr makes a request with it";
  }
  if (kind == InputKind::ssh_key) return "an SSH key, and no request; " + std::string(make_one);
  if (!file.certificates.empty()) {
    return "a certificate, and no request: tokens are made of the request that is sent "
           "(--names-of " +
           shell_word(path, "FILE") + " takes the names alone)";
  }
  return std::string(input_kind_text(kind)) + ", and no request in it; " + std::string(make_one);
}

// The text of the request's block; empty for DER.
std::string_view block_text(std::string_view bytes) {
  const PemText text = find_pem_blocks(bytes, Doc{});
  const auto found = std::ranges::find(text.blocks, PemKind::request, &PemBlock::kind);
  if (found == text.blocks.end()) return {};
  return bytes.substr(found->place.begin, found->place.end - found->place.begin);
}

}  // namespace

bool names_request_file(const Files& files, const std::string& argument) {
  if (argument == "-") return false;
  constexpr std::array<std::string_view, 9> endings = {".csr", ".req", ".p10", ".pem", ".der",
                                                       ".p12", ".pfx", ".key", ".crt"};
  const bool path = argument.find('/') != std::string::npos ||
                    std::ranges::any_of(endings, [&](std::string_view ending) {
                      return argument.ends_with(ending);
                    });
  if (path) return true;
  if (files.status(argument).kind != FileKind::regular) return false;
  // A zone file may be called as its zone is, and stand in the working directory.
  const auto bytes = files.read(argument);
  if (!bytes || !asked_name(argument)) return true;
  const InputKind kind = input_kind(argument, bytes->view());
  return kind == InputKind::request || kind == InputKind::certificate ||
         kind == InputKind::private_key || kind == InputKind::pkcs12;
}

Result<DcvRequest> read_dcv_request(const Files& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes) return fail(path, bytes.error().what);
  if (bytes->size() > UINT32_MAX) return fail(path, "larger than 4 GiB");
  const InputKind kind = input_kind(path, bytes->view());
  // Before the key is overwritten: whether it is encrypted is said in its first line.
  const std::string head(bytes->view().substr(0, 4096));
  const auto hidden = hide_private_keys(*bytes);
  const std::string text(bytes->view());
  Documents documents;
  Arena arena;
  const Doc document = documents.add(path, *std::move(bytes), 0);
  SignedFileReader reader({.check_signatures = false, .check_points = false});
  const SignedFile file = reader.read(documents, document, arena);
  if (file.requests.empty()) return fail(path, instead(path, head, file, kind));
  if (file.requests.size() > 1) {
    return fail(path, counted(file.requests.size(), "request") +
                          " in it: a token is made of one, so give it in a file of its own");
  }
  const std::string_view der = file.requests.front().bytes;
  DcvRequest request;
  request.path = path;
  request.digests = request_digests(der);
  request.mistaken = mistaken_digests(block_text(text), text == der ? std::string_view() : text);
  request.base64 = base64_text(der);
  request.profile = judge_profile(file.requests.front()).profile;
  request.has_private_key = hidden.value_or(0) > 0;
  return request;
}

}  // namespace dcvlint
