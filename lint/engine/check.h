#pragma once
// Checks: the code half of a rule. A check is a struct whose members are its
// parameters and whose call operator takes one fact; what fact that is makes
// its kind. No TOML, fmt, map or function here: every check includes this.
//
//   struct TagUppercase {
//     static constexpr std::string_view id = "caa.tag-uppercase";
//     static constexpr std::string_view about = "The property tag has capital letters.";
//     static constexpr auto words = std::array<std::string_view, 2>{"tag", "lower"};
//     static constexpr auto params = std::tuple{};
//     void operator()(const CaaFact& caa, Hits& hits) const;
//   };
//
// With parameters:
//     std::span<const std::string_view> issuers;
//     static constexpr auto params = std::tuple{param("issuers", &IssuersWithin::issuers, "…")};

#include <array>
#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <tuple>
#include <variant>

#include "lint/base/date.h"
#include "lint/base/result.h"
#include "lint/facts/signed_facts.h"
#include "lint/facts/zone_facts.h"
#include "lint/findings/finding.h"

namespace dcvlint {

struct LogLineFact;  // lint/facts/log_facts.h
struct CrlFact;      // lint/facts/crl_facts.h
struct CrlEntryFact;
struct RevocationFact;
struct IssuedFact;    // lint/facts/chain_facts.h
struct TwinFact;      // likewise
struct SpellingFact;  // lint/facts/spelling_facts.h

// What a check looks at. `caa` and `caa_set` are record and rrset of type CAA
// with the properties parsed: once for all checks that want them. `signed_object` is a
// request, a certificate or a revocation list, for what is judged in several of them. `revocation`
// is what lists of the run mean for one of its certificates or requests.
enum class Kind : std::uint8_t {
  fault,
  record,
  caa,
  rrset,
  caa_set,
  owner,
  zone,
  repository,
  governed,
  signed_object,
  attribute,
  san,
  request,
  certificate,
  crl,
  crl_entry,
  revocation,
  log_line,
  issued,
  twin,
  spelling,
  count_
};
std::string_view kind_text(Kind kind);

template <class Fact>
inline constexpr Kind kind_of = Kind::count_;
template <>
inline constexpr Kind kind_of<FaultFact> = Kind::fault;
template <>
inline constexpr Kind kind_of<RecordFact> = Kind::record;
template <>
inline constexpr Kind kind_of<CaaFact> = Kind::caa;
template <>
inline constexpr Kind kind_of<RrsetFact> = Kind::rrset;
template <>
inline constexpr Kind kind_of<CaaSetFact> = Kind::caa_set;
template <>
inline constexpr Kind kind_of<OwnerFact> = Kind::owner;
template <>
inline constexpr Kind kind_of<ZoneFact> = Kind::zone;
template <>
inline constexpr Kind kind_of<RepositoryFact> = Kind::repository;
template <>
inline constexpr Kind kind_of<GovernedFact> = Kind::governed;
template <>
inline constexpr Kind kind_of<SignedFact> = Kind::signed_object;
template <>
inline constexpr Kind kind_of<AttributeFact> = Kind::attribute;
template <>
inline constexpr Kind kind_of<SanFact> = Kind::san;
template <>
inline constexpr Kind kind_of<RequestFact> = Kind::request;
template <>
inline constexpr Kind kind_of<CertificateFact> = Kind::certificate;
template <>
inline constexpr Kind kind_of<CrlFact> = Kind::crl;
template <>
inline constexpr Kind kind_of<CrlEntryFact> = Kind::crl_entry;
template <>
inline constexpr Kind kind_of<RevocationFact> = Kind::revocation;
template <>
inline constexpr Kind kind_of<LogLineFact> = Kind::log_line;
template <>
inline constexpr Kind kind_of<IssuedFact> = Kind::issued;
template <>
inline constexpr Kind kind_of<TwinFact> = Kind::twin;
template <>
inline constexpr Kind kind_of<SpellingFact> = Kind::spelling;

using Strings = std::span<const std::string_view>;
using Value = std::variant<std::int64_t, bool, Date, std::string_view, Strings>;
std::string_view value_type_text(
    std::size_t variant_index);  // "a whole number", "a list of strings"

struct Param {
  std::string_view name;
  Value value;
};

// What the loader needs to know of a parameter.
struct ParamInfo {
  std::string_view name;
  std::size_t type = 0;  // index in Value
  bool required = true;
  std::string_view about;
};

// A check with its parameters set. Thread-safe: looking changes only the Hits.
struct Bound {
  std::shared_ptr<const void> self;
  void (*look)(const void* self, const void* fact, Hits& hits) = nullptr;
};

struct Check {
  std::string_view id;
  std::string_view about;
  Kind kind{};
  std::span<const std::string_view> words;
  std::span<const ParamInfo> params;
  std::span<const Type> types;   // for kinds record, rrset, owner: only these; empty: all
  std::span<const CaaTag> tags;  // for kind caa: only these; empty: all
  bool several = false;          // for kinds rrset and caa_set: only sets of several records
  bool parameters = false;       // for kind caa: only issue values with parameters
  // For kind governed: looks at wildcards only, and so even where neither [policy] nor live DNS is
  // a reason to look for the names of hosts.
  bool wildcards = false;
  // Names and types of params are already right. An error's `where` is the
  // parameter that makes no sense.
  Result<Bound> (*bind)(std::span<const Param> params) = nullptr;
};

template <class T, class M>
struct ParamMember {
  std::string_view name;
  M T::*member;
  std::string_view about;
  bool required;
};
template <class T, class M>
constexpr ParamMember<T, M> param(std::string_view name, M T::*member, std::string_view about) {
  return {name, member, about, true};
}
// The member's initialiser stands when the rule doesn't say.
template <class T, class M>
constexpr ParamMember<T, M> optional_param(std::string_view name, M T::*member,
                                           std::string_view about) {
  return {name, member, about, false};
}

namespace check_detail {

template <class>
struct LookOf;
template <class T, class Fact>
struct LookOf<void (T::*)(const Fact&, Hits&) const> {
  using Looked = Fact;
};
template <class T>
using FactOf = typename LookOf<decltype(&T::operator())>::Looked;

template <class M, std::size_t I = 0>
constexpr std::size_t value_index() {
  static_assert(I < std::variant_size_v<Value>, "a parameter must have one of Value's types");
  if constexpr (std::is_same_v<M, std::variant_alternative_t<I, Value>>) {
    return I;
  } else {
    return value_index<M, I + 1>();
  }
}

template <class T>
inline constexpr auto param_infos = std::apply(
    [](const auto&... members) {
      return std::array<ParamInfo, sizeof...(members)>{ParamInfo{
          members.name,
          value_index<std::remove_cvref_t<decltype(std::declval<T>().*(members.member))>>(),
          members.required, members.about}...};
    },
    T::params);

// What the parameter of that name says, if it is given.
void take(std::span<const Param> params, std::string_view name, std::int64_t& to);
void take(std::span<const Param> params, std::string_view name, bool& to);
void take(std::span<const Param> params, std::string_view name, Date& to);
void take(std::span<const Param> params, std::string_view name, std::string_view& to);
void take(std::span<const Param> params, std::string_view name, Strings& to);

// How a check of any type is made. All that can be is written once, not once for each of the
// hundreds of types: their instances were a minute of a build.
struct Maker {
  void* (*make)() = nullptr;
  void (*destroy)(void* self) = nullptr;
  void (*set)(void* self, std::span<const Param> params) = nullptr;
  Result<void> (*prepare)(void* self) = nullptr;  // null: there is nothing to prepare
  void (*look)(const void* self, const void* fact, Hits& hits) = nullptr;
};
Result<Bound> bind(const Maker& maker, std::span<const Param> params);

template <class T>
constexpr Maker maker() {
  Maker maker;
  maker.make = []() -> void* { return new T(); };
  maker.destroy = [](void* self) { delete static_cast<T*>(self); };
  maker.set = [](void* self, std::span<const Param> params) {
    [[maybe_unused]] T& check = *static_cast<T*>(self);
    std::apply(
        [&](const auto&... members) { (take(params, members.name, check.*(members.member)), ...); },
        T::params);
  };
  if constexpr (requires(T& check) {
                  { check.prepare() } -> std::same_as<Result<void>>;
                }) {
    maker.prepare = [](void* self) { return static_cast<T*>(self)->prepare(); };
  }
  maker.look = [](const void* self, const void* fact, Hits& hits) {
    (*static_cast<const T*>(self))(*static_cast<const FactOf<T>*>(fact), hits);
  };
  return maker;
}

template <class T>
constexpr std::span<const Type> types_of() {
  if constexpr (requires { T::only_types; }) return T::only_types;
  return {};
}
template <class T>
constexpr std::span<const CaaTag> tags_of() {
  if constexpr (requires { T::only_tags; }) return T::only_tags;
  return {};
}
template <class T>
constexpr bool wants_several() {
  if constexpr (requires { T::only_several; }) return T::only_several;
  return false;
}
template <class T>
constexpr bool wants_parameters() {
  if constexpr (requires { T::only_parameters; }) return T::only_parameters;
  return false;
}
template <class T>
constexpr bool wants_wildcards() {
  if constexpr (requires { T::only_wildcards; }) return T::only_wildcards;
  return false;
}

}  // namespace check_detail

// A check may have `Result<void> prepare()`: called once, after the members are
// set; and `static constexpr std::array only_types` or `only_tags`, or `static constexpr bool
// only_several` (of the records of a set) or `only_parameters` (CAA whose issue value has some):
// what it has no say in is then not even shown to it, which matters half a million times. Of owner
// names, only_types has one type: those with such a record. A check of kind governed is asked where
// [policy] names CAs or live DNS is asked; with `static constexpr bool only_wildcards`, always.
template <class T>
constexpr Check check() {
  constexpr Kind kind = kind_of<check_detail::FactOf<T>>;
  static_assert(kind != Kind::count_, "not a fact that checks look at");
  static_assert(kind == Kind::governed || !check_detail::wants_wildcards<T>(),
                "only the names of a governed set are told apart");
  static_assert(kind == Kind::caa || !check_detail::wants_parameters<T>(),
                "only a CAA record has an issue value");
  static_assert(kind != Kind::owner || check_detail::types_of<T>().size() <= 1,
                "an owner with several of its types would be shown several times");
  return Check{T::id,
               T::about,
               kind,
               std::span<const std::string_view>(T::words),
               std::span<const ParamInfo>(check_detail::param_infos<T>),
               check_detail::types_of<T>(),
               check_detail::tags_of<T>(),
               check_detail::wants_several<T>(),
               check_detail::wants_parameters<T>(),
               check_detail::wants_wildcards<T>(),
               [](std::span<const Param> params) {
                 return check_detail::bind(check_detail::maker<T>(), params);
               }};
}

}  // namespace dcvlint
