#pragma once
// Which code pages are taken for one another.

#include <optional>
#include <span>
#include <string_view>

#include "lint/facts/code_page.h"
#include "lint/facts/mojibake.h"

namespace dcvlint {

struct PageMixup {
  CodePage read, written;
  int likely = 0;  // in tenths, as strangeness: how much better than others it has to be
};
// Those that happen, the likeliest first: DOS, Mac and Windows of the same region, and Windows of
// one region taken for that of the West. The first has one page twice: Latin-1, whose C1 controls
// stand where Windows-1252 has signs.
std::span<const PageMixup> page_mixups();

// find_page_mixup() of a text beside which another one was damaged so: with these pages alone, for
// which less speaks then. Nothing where `beside` is damage of another kind.
std::optional<Mojibake> find_page_mixup_like(const Mojibake& beside, std::string_view text,
                                             std::string_view country = {});

}  // namespace dcvlint
