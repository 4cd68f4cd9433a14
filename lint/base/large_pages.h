#pragma once
// Large buffers in large pages: a hundred megabytes in pages of 4 kB are 25,000 page faults.

#include <cstddef>

namespace dcvlint {

// Asks the system for large pages in [begin, begin + size), which nobody has written to yet.
// Only advice: nothing happens for small buffers, or where the system doesn't have them.
void prefer_large_pages(void* begin, std::size_t size);

}  // namespace dcvlint
