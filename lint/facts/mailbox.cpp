#include "lint/facts/mailbox.h"

#include <algorithm>

namespace dcvlint {

namespace {

constexpr std::size_t preference_size = 2;

// Asks a view, and adds the servers' names.
class ViewSource : public MailSource {
 public:
  ViewSource(View& view, Names& names) : view_(view), names_(names) {}
  Answer find(Name name, Type type) override { return view_.find(name, type); }
  Answer find_host(std::span<const std::uint8_t> wire, Type type) override {
    const auto name = names_.intern_wire(wire);
    if (name) return view_.find(*name, type);
    Answer answer;
    answer.status = Status::failed;
    answer.failure = Failure::malformed;
    return answer;
  }
  std::string host_text(std::span<const std::uint8_t> wire) const override {
    const auto name = names_.intern_wire(wire);
    return name ? names_.display(*name) : std::string();
  }
  const Names& names() const override { return names_; }

 private:
  View& view_;
  Names& names_;
};

bool is_name(std::span<const std::uint8_t> wire) {
  std::size_t at = 0;
  while (at < wire.size() && wire[at] != 0) at += 1U + wire[at];
  return at + 1 == wire.size() && wire.size() <= 255;
}

bool is_bogus(const Answer& answer) {
  return answer.failure == Failure::bogus || answer.security == Security::bogus;
}

// "192.0.2.5" and "192.0.2.5.example.com" for a domain in example.com: what becomes of an address
// where a name belongs.
bool is_address(std::string_view name, std::string_view domain) {
  std::size_t end = 0;
  const bool v6 = name.substr(0, name.find('.')).find(':') != std::string_view::npos;
  for (int labels = v6 ? 1 : 4; labels > 0 && end != std::string_view::npos; --labels) {
    end = name.find('.', end == 0 ? 0 : end + 1);
  }
  if (!parse_ip(name.substr(0, end))) return false;
  if (end == std::string_view::npos) return true;
  const std::string_view rest = name.substr(end + 1);
  return domain.ends_with(rest) &&
         (domain.size() == rest.size() || domain[domain.size() - rest.size() - 1] == '.');
}

bool is_localhost(std::string_view name) {
  return name == "localhost" || name == "localhost.localdomain" || name.ends_with(".localhost");
}

bool is_the_asker(const SpecialBlock& block) {
  return block.prefix == "127.0.0.0/8" || block.prefix == "::1/128" ||
         block.prefix == "0.0.0.0/8" || block.prefix == "::/128";
}

class Level {
 public:
  Level(MailSource& source, Name domain, const PublicSuffixes* suffixes, MailLevel& out)
      : source_(source), suffixes_(suffixes), out_(out), text_(source.names().display(domain)) {
    out_.domain = domain;
  }

  void look() {
    out_.mx = source_.find(out_.domain, Type::mx);
    const bool aliased = !out_.mx.aliases.empty();
    switch (out_.mx.status) {
      case Status::unasked:
        return settle(MailVerdict::unasked);
      case Status::unseen:
        settle(MailVerdict::unseen, MailRemarkKind::hidden);
        break;
      case Status::failed:
        failed();
        break;
      case Status::no_name:
        settle(MailVerdict::dead, MailRemarkKind::no_such_name);
        break;
      case Status::no_data:
        implicit();
        break;
      case Status::records:
        servers();
        break;
    }
    if (aliased) remark(MailRemarkKind::alias);
    if (out_.mx.from_wildcard || wildcard_address_) remark(MailRemarkKind::from_wildcard);
    std::ranges::stable_partition(
        out_.remarks, [](const MailRemark& each) { return each.server == MailRemark::domain; });
  }

 private:
  void remark(MailRemarkKind kind, std::size_t server = MailRemark::domain) {
    out_.remarks.push_back({kind, static_cast<std::uint16_t>(server)});
  }
  void settle(MailVerdict verdict) { out_.verdict = verdict; }
  void settle(MailVerdict verdict, MailRemarkKind kind) {
    settle(verdict);
    remark(kind);
  }

  void failed() {
    const Failure failure = out_.mx.failure;
    const MailRemarkKind kind =
        is_bogus(out_.mx) ? MailRemarkKind::lookup_bogus : MailRemarkKind::lookup_failed;
    const bool for_good = failure == Failure::alias_loop || failure == Failure::name_too_long;
    if (failure == Failure::unreachable) return settle(MailVerdict::unseen, kind);
    settle(for_good ? MailVerdict::dead : MailVerdict::doubtful, kind);
  }

  // RFC 5321 §5.1: without MX, as if there were one that leads to the domain itself.
  void implicit() {
    MailServer& server = out_.servers.emplace_back();
    server.name = out_.mx.aliases.empty() ? text_ : source_.names().display(out_.mx.owner);
    const Answer a = source_.find(out_.domain, Type::a);
    const Answer aaaa = source_.find(out_.domain, Type::aaaa);
    wildcard_address_ = a.from_wildcard || aaaa.from_wildcard;
    judge(0, a, aaaa);
    const bool nothing = server.verdict == MailVerdict::dead && server.addresses.empty();
    if (nothing) {
      out_.servers.clear();
      out_.remarks.clear();
      wildcard_address_ = false;
      return settle(MailVerdict::dead, MailRemarkKind::no_server);
    }
    // Where nobody answers on port 25, mail is kept for days and then given back.
    if (server.verdict == MailVerdict::live) server.verdict = MailVerdict::doubtful;
    settle(server.verdict, MailRemarkKind::implicit_mx);
  }

  struct Exchange {
    const AnswerRecord* record = nullptr;
    std::uint16_t preference = 0;
    std::span<const std::uint8_t> wire;
  };

  void servers() {
    std::vector<Exchange> exchanges;
    std::size_t nulls = 0;
    for (const AnswerRecord& record : out_.mx.records) {
      if (record.rdata.size() <= preference_size) continue;
      const auto preference = static_cast<std::uint16_t>(record.rdata[0] << 8U | record.rdata[1]);
      const auto wire = record.rdata.subspan(preference_size);
      if (wire.size() == 1 && wire[0] == 0) {
        ++nulls;
      } else if (is_name(wire)) {
        exchanges.push_back({&record, preference, wire});
      }
    }
    if (nulls > 0 && out_.mx.records.size() > 1) remark(MailRemarkKind::null_mx_beside);
    if (exchanges.empty()) {
      return settle(MailVerdict::dead,
                    nulls > 0 ? MailRemarkKind::null_mx : MailRemarkKind::no_server);
    }
    std::ranges::stable_sort(exchanges, {}, &Exchange::preference);
    for (const Exchange& exchange : exchanges) {
      if (out_.servers.size() == most_mail_servers) {
        remark(MailRemarkKind::too_many);
        break;
      }
      server(exchange);
    }
    combine();
    // A mailer that sees the one record gives up, another sends to the others.
    if (nulls > 0 && out_.verdict == MailVerdict::live) out_.verdict = MailVerdict::doubtful;
    if (out_.verdict != MailVerdict::dead && all_foreign()) remark(MailRemarkKind::foreign);
  }

  void server(const Exchange& exchange) {
    std::string name = source_.host_text(exchange.wire);
    if (std::ranges::find(out_.servers, name, &MailServer::name) != out_.servers.end()) return;
    const std::size_t index = out_.servers.size();
    MailServer& made = out_.servers.emplace_back();
    made.name = std::move(name);
    made.preference = exchange.preference;
    made.record = exchange.record;
    if (is_address(made.name, text_) || is_localhost(made.name)) {
      made.verdict = MailVerdict::dead;
      return remark(is_localhost(made.name) ? MailRemarkKind::server_localhost
                                            : MailRemarkKind::server_is_address,
                    index);
    }
    const Answer a = source_.find_host(exchange.wire, Type::a);
    const Answer aaaa = source_.find_host(exchange.wire, Type::aaaa);
    if (!a.aliases.empty() || !aaaa.aliases.empty()) remark(MailRemarkKind::server_alias, index);
    judge(index, a, aaaa);
  }

  void judge(std::size_t index, const Answer& a, const Answer& aaaa) {
    MailServer& server = out_.servers[index];
    take_addresses(a, 4, server);
    take_addresses(aaaa, 16, server);
    const auto either = [&](Status status) { return a.status == status || aaaa.status == status; };
    if (either(Status::unasked)) {
      server.verdict = MailVerdict::unasked;
    } else if (!server.addresses.empty()) {
      server.verdict = judge_addresses(index);
    } else if (either(Status::failed)) {
      judge_failure(index, a, aaaa);
    } else if (either(Status::unseen)) {
      server.verdict = MailVerdict::unseen;
      remark(MailRemarkKind::server_hidden, index);
    } else {
      server.verdict = MailVerdict::dead;
      const bool missing = a.status == Status::no_name && aaaa.status == Status::no_name;
      remark(missing ? MailRemarkKind::server_missing : MailRemarkKind::server_addressless, index);
    }
  }

  static void take_addresses(const Answer& answer, std::size_t size, MailServer& server) {
    std::size_t taken = 0;
    for (const AnswerRecord& record : answer.records) {
      if (taken == most_mail_addresses) break;
      if (record.rdata.size() != size) continue;
      ++taken;
      IpAddress& address = server.addresses.emplace_back();
      address.size = static_cast<std::uint8_t>(size);
      std::ranges::transform(record.rdata, address.octets.begin(),
                             [](std::uint8_t octet) { return static_cast<char>(octet); });
    }
  }

  MailVerdict judge_addresses(std::size_t index) {
    MailServer& server = out_.servers[index];
    bool only_asker = true;
    for (const IpAddress& address : server.addresses) {
      const SpecialBlock* block = unreachable_block(address.view());
      if (block == nullptr) {
        server.block = nullptr;
        return MailVerdict::live;
      }
      if (server.block == nullptr) server.block = block;
      only_asker = only_asker && is_the_asker(*block);
    }
    remark(MailRemarkKind::server_not_public, index);
    // Outside, DNS may say something else than here.
    return only_asker ? MailVerdict::dead : MailVerdict::doubtful;
  }

  void judge_failure(std::size_t index, const Answer& a, const Answer& aaaa) {
    const bool bogus = is_bogus(a) || is_bogus(aaaa);
    const bool unreachable =
        a.failure == Failure::unreachable || aaaa.failure == Failure::unreachable;
    out_.servers[index].verdict = unreachable ? MailVerdict::unseen : MailVerdict::doubtful;
    remark(bogus ? MailRemarkKind::server_bogus : MailRemarkKind::server_failed, index);
  }

  // Mailers go on to the next server when one fails, so that the best one decides.
  void combine() {
    constexpr std::array best_first{MailVerdict::unasked, MailVerdict::live, MailVerdict::unseen,
                                    MailVerdict::doubtful, MailVerdict::dead};
    for (const MailVerdict verdict : best_first) {
      out_.verdict = verdict;
      if (std::ranges::find(out_.servers, verdict, &MailServer::verdict) != out_.servers.end()) {
        return;
      }
    }
  }

  std::string_view registrable(std::string_view name) const {
    std::string_view suffix;
    if (suffixes_ != nullptr) {
      suffix = suffixes_->public_suffix(name);
    } else {
      const std::size_t dot = name.rfind('.');
      suffix = dot == std::string_view::npos ? name : name.substr(dot + 1);
    }
    if (suffix.size() >= name.size()) return name;
    const std::string_view front = name.substr(0, name.size() - suffix.size() - 1);
    const std::size_t dot = front.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
  }

  bool all_foreign() const {
    const std::string_view own = registrable(text_);
    return std::ranges::none_of(
        out_.servers, [&](const MailServer& server) { return registrable(server.name) == own; });
  }

  MailSource& source_;
  const PublicSuffixes* suffixes_;
  MailLevel& out_;
  std::string text_;  // of the domain
  bool wildcard_address_ = false;
};

}  // namespace

const SpecialBlock* unreachable_block(std::string_view octets) {
  const SpecialBlock* block = unreached_block(octets);
  if (block == nullptr || block->name.starts_with("Documentation")) return nullptr;
  return block->prefix == "64:ff9b::/96" || block->prefix == "2002::/16" ? nullptr : block;
}

bool MailLevel::has(MailRemarkKind kind) const {
  return std::ranges::find(remarks, kind, &MailRemark::kind) != remarks.end();
}

bool MailLevel::failed() const {
  if (has(MailRemarkKind::lookup_failed) || has(MailRemarkKind::lookup_bogus)) return true;
  return verdict != MailVerdict::live &&
         (has(MailRemarkKind::server_failed) || has(MailRemarkKind::server_bogus));
}

MailLevel mail_level(MailSource& source, Name domain, const PublicSuffixes* suffixes) {
  const Names& names = source.names();
  if (names.is_wildcard(domain)) domain = names.parent(domain);
  MailLevel level;
  Level(source, domain, suffixes, level).look();
  return level;
}

MailLevel mail_level(View& view, Names& names, Name domain, const PublicSuffixes* suffixes) {
  ViewSource source(view, names);
  return mail_level(source, domain, suffixes);
}

}  // namespace dcvlint
