#include "lint/commands/token_key.h"

#include <algorithm>

#include "lint/sources/input_kind.h"
#include "lint/sources/private_keys.h"
#include "lint/sources/small_file.h"

namespace dcvlint {

Result<std::string> read_token_key_file(const Files& files, const std::string& path) {
  constexpr std::string_view wanted = "; DigiCert's key is one line of text";
  constexpr std::size_t longest = 1'000;  // octets
  auto bytes = read_small_file(files, path, 1);
  if (!bytes) return tl::unexpected(bytes.error());
  const InputKind kind = input_kind(path, bytes->view());
  const bool store =
      kind == InputKind::private_key || kind == InputKind::pkcs12 || kind == InputKind::ssh_key;
  if (store || hide_private_keys(*bytes) != 0) {
    const std::string_view what =
        kind == InputKind::pkcs12 ? "is a PKCS#12 file" : "is or has a private key";
    return fail(path, std::string(what) + ", and no token is made of that" + std::string(wanted));
  }
  std::string key(bytes->view());
  while (key.ends_with('\n') || key.ends_with('\r')) key.pop_back();
  if (key.empty()) return fail(path, "is empty" + std::string(wanted));
  const bool line = key.size() <= longest &&
                    std::ranges::all_of(key, [](char c) { return c >= ' ' && c <= '~'; });
  if (!line) return fail(path, "is something else" + std::string(wanted));
  return key;
}

}  // namespace dcvlint
