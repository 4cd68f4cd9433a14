#include "lint/sources/http_curl.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <type_traits>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

constexpr auto library_name = "libcurl.so.4";
constexpr std::size_t most_body = 65'536, most_headers = 65'536, most_location = 1'024;
constexpr int curle_too_large = 100;  // CURLE_TOO_LARGE since libcurl 8.6

// What we call in libcurl.
struct CurlLibrary {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) init = nullptr;
  decltype(&curl_easy_cleanup) cleanup = nullptr;
  decltype(&curl_easy_setopt) set = nullptr;
  decltype(&curl_easy_perform) perform = nullptr;
  decltype(&curl_easy_getinfo) info = nullptr;
  decltype(&curl_easy_strerror) error_text = nullptr;
  decltype(&curl_slist_append) append = nullptr;
  decltype(&curl_slist_free_all) free_list = nullptr;
  decltype(&curl_url) url = nullptr;
  decltype(&curl_url_cleanup) url_cleanup = nullptr;
  decltype(&curl_url_set) url_set = nullptr;
  decltype(&curl_url_get) url_get = nullptr;
  decltype(&curl_free) free = nullptr;

  bool load() {
    void* handle = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return false;
    bool complete = true;
    const auto find = [&](auto& function, const char* name) {
      void* found = dlsym(handle, name);
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(found);
      complete = complete && found != nullptr;
    };
    find(global_init, "curl_global_init");
    find(init, "curl_easy_init");
    find(cleanup, "curl_easy_cleanup");
    find(set, "curl_easy_setopt");
    find(perform, "curl_easy_perform");
    find(info, "curl_easy_getinfo");
    find(error_text, "curl_easy_strerror");
    find(append, "curl_slist_append");
    find(free_list, "curl_slist_free_all");
    find(url, "curl_url");
    find(url_cleanup, "curl_url_cleanup");
    find(url_set, "curl_url_set");
    find(url_get, "curl_url_get");
    find(free, "curl_free");
    return complete && global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }
};

std::string_view address_octets(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    return {reinterpret_cast<const char*>(&reinterpret_cast<const sockaddr_in&>(address).sin_addr),
            4};
  }
  if (address.sa_family == AF_INET6) {
    return {
        reinterpret_cast<const char*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr),
        16};
  }
  return {};
}

std::string peer_text(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const std::string_view octets = address_octets(address);
  inet_ntop(address.sa_family, octets.data(), text.data(), text.size());
  // The port stands at the same place in both.
  const std::string port =
      std::to_string(ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port));
  return octets.size() == 16 ? '[' + std::string(text.data()) + "]:" + port
                             : std::string(text.data()) + ':' + port;
}

std::string address_text(const IpAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(address.size == 4 ? AF_INET : AF_INET6, address.octets.data(), text.data(),
            text.size());
  return address.size == 4 ? std::string(text.data()) : '[' + std::string(text.data()) + ']';
}

// One request: libcurl calls back into it.
class Request {
 public:
  Request(const CurlLibrary& curl, const HttpOptions& options, std::int64_t milliseconds,
          HttpReply& reply)
      : curl_(curl),
        options_(options),
        milliseconds_(std::min(milliseconds, options.total_milliseconds)),
        reply_(reply),
        handle_(curl.init()) {}
  ~Request() {
    curl_.free_list(resolve_);
    curl_.cleanup(handle_);
  }
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  void run(const HttpUrl& url, std::span<const IpAddress> addresses) {
    prepare(url, addresses);
    const CURLcode code = curl_.perform(handle_);
    note_reply();
    if (reply_.fault != HttpFault::none || code == CURLE_OK) return;
    // What libcurl says of a header line above its own limit, 100 KiB.
    if (code == CURLE_OUT_OF_MEMORY || static_cast<int>(code) == curle_too_large) {
      reply_.fault = HttpFault::too_large;
      return;
    }
    reply_.fault = HttpFault::unreachable;
    reply_.why = failure(code);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_.set(handle_, option, value);
  }

  // libcurl asks no DNS: the addresses are those that the caller's resolver found. Without the sign
  // a host that begins with "-" would be one to be forgotten.
  void set_addresses(const HttpUrl& url, std::span<const IpAddress> addresses) {
    std::string entry;
    for (const IpAddress& address : addresses) {
      entry += (entry.empty() ? "" : ",") + address_text(address);
    }
    entry.insert(0, '+' + url.host + ':' + std::to_string(url.port) + ':');
    resolve_ = curl_.append(nullptr, entry.c_str());
    set(CURLOPT_RESOLVE, resolve_);
    // Whatever else it might take for another host than ours: the machine's resolver is not asked.
    set(CURLOPT_RESOLVER_START_FUNCTION, &refuse_to_resolve);
  }

  void prepare(const HttpUrl& url, std::span<const IpAddress> addresses) {
    if (!url.is_literal()) set_addresses(url, addresses);
    set(CURLOPT_URL, url.text().c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSL_VERIFYPEER, 0L);
    set(CURLOPT_SSL_VERIFYHOST, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "dcvlint/" DCVLINT_VERSION);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_milliseconds));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(milliseconds_));
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &go_on);
    set(CURLOPT_XFERINFODATA, this);
  }

  std::string failure(CURLcode code) const {
    switch (code) {
      case CURLE_OPERATION_TIMEDOUT:
        return "no answer within " + std::to_string(milliseconds_ / 1000) + " s";
      case CURLE_ABORTED_BY_CALLBACK:
        return "interrupted";
      default:
        return curl_.error_text(code);
    }
  }

  void note_reply() {
    long status = 0;
    curl_.info(handle_, CURLINFO_RESPONSE_CODE, &status);
    reply_.status = static_cast<int>(status);
    const char* absolute = nullptr;
    curl_.info(handle_, CURLINFO_REDIRECT_URL, &absolute);
    if (absolute != nullptr && std::strlen(absolute) <= most_location) {
      reply_.leads_to = parse(absolute);
    }
    if (is_redirect(reply_.status)) reply_.body.clear();
  }

  // Nothing: no URL that we could ask.
  std::optional<HttpUrl> parse(const char* text) const {
    CURLU* parts = curl_.url();
    std::optional<HttpUrl> url;
    if (parts != nullptr &&
        curl_.url_set(parts, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE) ==
            CURLUE_OK) {
      url = read(parts);
    }
    curl_.url_cleanup(parts);
    return url;
  }

  std::optional<HttpUrl> read(CURLU* parts) const {
    const auto part = [&](CURLUPart which, unsigned flags) {
      char* text = nullptr;
      std::string copy;
      if (curl_.url_get(parts, which, &text, flags) == CURLUE_OK) copy = text;
      curl_.free(text);
      return copy;
    };
    HttpUrl url;
    url.scheme = lower_case(part(CURLUPART_SCHEME, 0));
    url.host = lower_case(part(CURLUPART_HOST, 0));
    const std::string port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
    url.port = 0;
    std::from_chars(port.data(), port.data() + port.size(), url.port);
    url.path = part(CURLUPART_PATH, 0);
    if (const std::string query = part(CURLUPART_QUERY, 0); !query.empty()) url.path += '?' + query;
    if (url.host.empty() || url.path.empty()) return std::nullopt;
    // No URL (RFC 3986 §3.2.2); libcurl would make another name of it, in some locales.
    if (std::ranges::any_of(url.host, [](char c) { return c < ' ' || c > '~'; })) {
      return std::nullopt;
    }
    return url;
  }

  // --- what libcurl calls ------------------------------------------------------------------------

  static int refuse_to_resolve(void*, void*, void*) { return 1; }

  // On the address that it is about to connect to, whatever it was resolved from.
  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& request = *static_cast<Request*>(self);
    HttpReply& reply = request.reply_;
    reply.peer = peer_text(address->addr);
    const SpecialBlock* block = unreached_block(address_octets(address->addr));
    if (block != nullptr && !request.options_.allow_private) {
      reply.fault = HttpFault::private_address;
      reply.why = reply.peer + " is in " + std::string(block->prefix) + ", " +
                  std::string(block->name) + " (" + std::string(block->defined) + ')';
      return CURL_SOCKET_BAD;
    }
    reply.fault = HttpFault::none;  // of an address before
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  static std::size_t take_body(char* data, std::size_t, std::size_t size, void* self) {
    HttpReply& reply = static_cast<Request*>(self)->reply_;
    const std::size_t room = most_body - reply.body.size();
    reply.body.append(data, std::min(room, size));
    if (size <= room) return size;
    reply.fault = HttpFault::too_large;
    return 0;
  }

  static std::size_t take_header(char* data, std::size_t, std::size_t size, void* self) {
    auto& request = *static_cast<Request*>(self);
    request.header_octets_ += size;
    const std::string_view line(data, size);
    constexpr std::string_view name = "location:";
    if (size > name.size() && lower_case(line.substr(0, name.size())) == name) {
      std::string_view value = line.substr(name.size());
      const std::size_t first = value.find_first_not_of(" \t");
      value = first == std::string_view::npos ? std::string_view() : value.substr(first);
      value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
      request.reply_.location = value.substr(0, most_location);
    }
    if (request.header_octets_ <= most_headers) return size;
    request.reply_.fault = HttpFault::too_large;
    return 0;
  }

  static int go_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Request*>(self)->options_.stop.stands() ? 1 : 0;
  }

  const CurlLibrary& curl_;
  const HttpOptions& options_;
  std::int64_t milliseconds_;
  HttpReply& reply_;
  CURL* handle_;
  curl_slist* resolve_ = nullptr;
  std::size_t header_octets_ = 0;
};

class CurlHttp : public HttpTransport {
 public:
  CurlHttp(const CurlLibrary& curl, const HttpOptions& options) : curl_(curl), options_(options) {}

  HttpReply get(const HttpUrl& url, std::span<const IpAddress> addresses,
                std::int64_t milliseconds) override {
    HttpReply reply;
    if (addresses.empty()) {
      reply.fault = HttpFault::no_address;
      return reply;
    }
    Request(curl_, options_, milliseconds, reply).run(url, addresses);
    return reply;
  }

 private:
  CurlLibrary curl_;
  HttpOptions options_;
};

}  // namespace

bool HttpUrl::is_literal() const { return host.starts_with('[') || parse_ip(host).has_value(); }

std::string HttpUrl::text() const {
  const bool usual = port == (scheme == "https" ? 443 : 80);
  return scheme + "://" + host + (usual ? "" : ':' + std::to_string(port)) + path;
}

Result<std::unique_ptr<HttpTransport>> open_http(const HttpOptions& options) {
  CurlLibrary library;
  if (!library.load()) {
    return fail(library_name, "is not there; HTTP is asked by it: apt-get install libcurl4");
  }
  return std::make_unique<CurlHttp>(library, options);
}

}  // namespace dcvlint
