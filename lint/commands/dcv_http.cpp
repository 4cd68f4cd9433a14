#include "lint/commands/dcv_http.h"

#include <algorithm>
#include <utility>

#include "lint/commands/machine_clock.h"
#include "lint/commands/progress.h"
#include "lint/engine/settle.h"

namespace dcvlint {
namespace {

HttpMethod http_method(const DcvRecordReport& file) {
  return file.shape->method == DcvMethod::http_01 ? HttpMethod::acme : HttpMethod::website;
}

DcvPresence presence_of(const HttpSeen& seen, bool complete) {
  switch (seen.fault) {
    case HttpFault::none:
      break;
    case HttpFault::status:
      return DcvPresence::absent;
    case HttpFault::no_address:
    case HttpFault::unreachable:
    case HttpFault::too_slow:
      return DcvPresence::failed;
    default:
      return DcvPresence::wrong;
  }
  if (seen.content == HttpContent::empty) return DcvPresence::wrong;
  if (!complete) return DcvPresence::shape;
  return seen.content == HttpContent::other ? DcvPresence::wrong : DcvPresence::right;
}

HttpSeen seen_of(HttpWalk walk, const DcvRecordReport& file) {
  HttpSeen seen;
  for (HttpStep& step : walk.steps) {
    seen.steps.push_back(
        {step.url.text(), std::move(step.peer), step.status, std::move(step.location)});
  }
  seen.fault = walk.fault;
  seen.why = std::move(walk.why);
  seen.content = http_content(http_method(file), walk.body, file.content);
  seen.presence = presence_of(seen, file.complete);
  return seen;
}

// The path behind the host of what DcvSurvey wrote.
std::string path_of(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  return std::string(url.substr(url.find('/', scheme.size())));
}

std::string host_of(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  return std::string(url.substr(scheme.size(), url.find('/', scheme.size()) - scheme.size()));
}

bool is_good(const HttpSeen& seen) {
  return seen.presence == DcvPresence::right || seen.presence == DcvPresence::shape;
}

}  // namespace

std::vector<IpAddress> DcvFiles::addresses(std::string_view host) {
  const auto name = names_.intern(host, Name::root);
  if (!name) return {};
  Answer v4, v6;
  const auto derive = [&](std::size_t) {
    v4 = view_.find(*name, Type::a);
    v6 = view_.find(*name, Type::aaaa);
    return v4.status != Status::unasked && v6.status != Status::unasked;
  };
  const bool settled =
      live_ != nullptr ? settle(*live_, 1, derive, StopSign(&interrupt_noted())) : derive(0);
  std::vector<IpAddress> all;
  if (!settled) return all;
  for (const Answer* answer : {&v4, &v6}) {
    if (answer->status != Status::records) continue;
    for (const AnswerRecord& record : answer->records) {
      IpAddress address;
      if (record.rdata.size() != 4 && record.rdata.size() != 16) continue;
      std::ranges::transform(record.rdata, address.octets.begin(),
                             [](std::uint8_t octet) { return static_cast<char>(octet); });
      address.size = static_cast<std::uint8_t>(record.rdata.size());
      all.push_back(address);
    }
  }
  return all;
}

HttpSeen DcvFiles::fetch(const HttpUrl& url, const DcvRecordReport& file) {
  const HttpResolver resolver = [this](std::string_view host) { return addresses(host); };
  MachineClock clock;
  return seen_of(walk_http(*transport_, resolver, url, clock), file);
}

// The answer at the first port that gives what is wanted, else at the first one of all.
const HttpSeen& DcvFiles::seen(const DcvRecordReport& file) {
  const auto known = seen_.find(file.url);
  if (known != seen_.end()) return known->second;
  std::optional<HttpSeen> best;
  for (const std::uint16_t port : first_ports(http_method(file))) {
    if (interrupted() || (best && is_good(*best))) break;
    const std::string scheme = port == 443 ? "https" : "http";
    HttpSeen now = fetch({scheme, host_of(file.url), port, path_of(file.url)}, file);
    if (!best || is_good(now)) best = std::move(now);
  }
  return seen_.emplace(file.url, best.value_or(HttpSeen{})).first->second;
}

void DcvFiles::look_at(DcvReport& report) {
  for (DcvMethodReport& method : report.methods) {
    const bool files = method.method == DcvMethod::http || method.method == DcvMethod::http_01;
    if (!files || !method.barred.empty()) continue;
    for (DcvRecordReport& file : method.records) {
      if (file.url.find('<') != std::string::npos) continue;  // only the CA knows the path
      file.fetched = seen(file);
      method.presence = file.fetched->presence;
    }
  }
}

}  // namespace dcvlint
