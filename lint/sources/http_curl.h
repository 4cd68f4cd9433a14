#pragma once
// HTTP by libcurl, which is opened when somebody asks for it.

#include <memory>

#include "lint/base/result.h"
#include "lint/base/stop_sign.h"
#include "lint/sources/http_transport.h"

namespace dcvlint {

struct HttpOptions {
  // Also addresses that nobody outside reaches (unreached_block()): for tests, and for hosts that
  // only a CA of one's own has to reach.
  bool allow_private = false;
  std::int64_t connect_milliseconds = 5'000;
  std::int64_t total_milliseconds = 10'000;  // of one request; CAs wait about as long
  StopSign stop = StopSign(nullptr);
};

// No proxy, no cookies, no credentials, no certificate checks: who asks for a first certificate
// has none to show, and CAs look at none here. The error: no library.
Result<std::unique_ptr<HttpTransport>> open_http(const HttpOptions& options);

}  // namespace dcvlint
