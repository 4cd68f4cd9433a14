#include "lint/base/large_pages.h"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace dcvlint {

void prefer_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::size_t large = std::size_t{2} * 1024 * 1024;
  if (size < 2 * large) return;
  // Whole pages only: what shares the first and last one with others stays as it is.
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::size_t gap = (large - address % large) % large;
  const std::size_t whole = (size - gap) / large * large;
  madvise(static_cast<char*>(begin) + gap, whole, MADV_HUGEPAGE);
#endif
}

}  // namespace dcvlint
