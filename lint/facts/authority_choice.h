#pragma once
// CAs as people name them on a command line or in dcvlint.toml.

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lint/facts/authority.h"

namespace dcvlint {

// By an id ("harica") or an issuer-domain-name ("harica.gr"), in any case. The error is a sentence
// with the nearest known one.
tl::expected<const Authority*, std::string> choose_authority(const Authorities& authorities,
                                                             std::string_view word);

// The CA that a provider is; null: a service that is none, or one that is unknown.
const Authority* authority_of(const Authorities& authorities, const Provider& provider);

}  // namespace dcvlint
