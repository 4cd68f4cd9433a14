#pragma once
// The key of DigiCert's request tokens, which the account's owner keeps in a file.

#include <string>

#include "lint/base/files.h"
#include "lint/base/result.h"

namespace dcvlint {

// One line of printable ASCII, without its end of line. An error says what the file is instead, and
// nothing of its content: people mistake a certificate's private key for it.
Result<std::string> read_token_key_file(const Files& files, const std::string& path);

}  // namespace dcvlint
