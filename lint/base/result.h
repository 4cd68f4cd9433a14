#pragma once
// Errors as values: what was asked for and couldn't be done.

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dcvlint {

// Something that couldn't be opened or understood at all. Bytes that break a
// format are no Error, they are a Fault (lint/facts/fault.h). `where` is what
// the user knows the thing by: a path, "path:line:column", an option.
struct Error {
  std::string where;
  std::string what;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected(std::move(error)); }
inline tl::unexpected<Error> fail(std::string where, std::string what) {
  return fail(Error{std::move(where), std::move(what)});
}

}  // namespace dcvlint
