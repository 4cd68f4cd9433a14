#pragma once
// Private keys that got into what we read: overwritten before anything else sees the bytes, so that
// no report can show them.

#include <atomic>
#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/base/document.h"

namespace dcvlint {

// For files of requests and certificates. Overwrites by "*" what stands between the boundaries of
// private keys, bodies that hold a key whatever their label says (also behind another object or
// behind padding), and what hide_pasted_keys() finds. DER that is a private key is overwritten
// behind its first octet, a key behind another object wholly. Says how many were found; nothing
// when `stop` was set from outside: then not all is hidden, and nobody may see the bytes.
std::optional<std::size_t> hide_private_keys(Bytes& bytes, const std::atomic<bool>* stop = nullptr);

// For text of any kind, master files first of all: the base64 behind the words PRIVATE KEY, and the
// values of PuTTY's and of BIND's key files ("Private-key-format", "PrivateKey", "Private-Lines").
// One search through the text when there is none. As above, nothing when it was stopped.
std::optional<std::size_t> hide_pasted_keys(Bytes& bytes, const std::atomic<bool>* stop = nullptr);

}  // namespace dcvlint
