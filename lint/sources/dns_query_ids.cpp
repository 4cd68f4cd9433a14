#include "lint/sources/dns_query_ids.h"

#include <sys/random.h>
#include <sys/types.h>

#include <cerrno>

namespace dcvlint {

std::uint16_t DnsQueryIds::next() {
  if (at_ == ids_.size()) {
    const auto size = static_cast<ssize_t>(sizeof ids_);
    while (getrandom(ids_.data(), sizeof ids_, 0) != size && errno == EINTR) {
    }
    at_ = 0;
  }
  return ids_[at_++];
}

}  // namespace dcvlint
