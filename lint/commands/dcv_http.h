#pragma once
// dcvlint dcv --http: files fetched as a CA would.

#include <map>
#include <memory>
#include <string>

#include "lint/facts/answer.h"
#include "lint/reports/dcv.h"
#include "lint/sources/http_walk.h"
#include "lint/sources/live_view.h"

namespace dcvlint {

class DcvFiles {
 public:
  // `view` tells addresses; `live` is what it leads to, if it leads to DNS. All outlive it.
  DcvFiles(std::unique_ptr<HttpTransport> transport, View& view, LiveView* live, Names& names)
      : transport_(std::move(transport)), view_(view), live_(live), names_(names) {}

  // Looks at each file of the report whose URL is known, once in a run; from then on the report's
  // methods count it. Waits.
  void look_at(DcvReport& report);

 private:
  const HttpSeen& seen(const DcvRecordReport& file);
  HttpSeen fetch(const HttpUrl& url, const DcvRecordReport& file);
  std::vector<IpAddress> addresses(std::string_view host);

  std::unique_ptr<HttpTransport> transport_;
  View& view_;
  LiveView* live_;
  Names& names_;
  std::map<std::string, HttpSeen, std::less<>> seen_;  // by URL
};

}  // namespace dcvlint
