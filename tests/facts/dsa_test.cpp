#include "lint/facts/dsa.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

// Made with openssl genpkey -genparam -algorithm DSA, of 2048 and 256 bits.
constexpr std::string_view parameters_hex =
    "3082022c0282010100da0227274031a8cbd67ff58657a1a4e3e2f3250c16b6d6d6bb4a203eef06c03d18c628"
    "ac9beba9ea0d29e00a7d46d38e3d19908e3d64298ad27c8f3ea20c431ce5a369eb74a630fdcb90e67da2516a"
    "a8414525774e1fe95a00056ba567ededed71f280749b7fd7a44eabfcb1edbcd7b7e91f2e4f31e9546c28afe0"
    "6574019ebf3e3580b14fd6ddc1687cb666b5fdd06a03053c64e6ee5b224e6f179e4126ed5549554c66c76b41"
    "88ed89dc1f3865398ad6a49115e05ec74c8bef0c18458c39ba21f1e40665029f7e589ae1ca86795cabf65942"
    "151266a9139649b8d0d661329dfcef1ccfcc7606a13eff625c6aadf21a3bde51ee28d1f55011af66f5e1d224"
    "e5022100eedeedb4d9c5ec1023c1200d16f9a71b79809104a9191baf37e8cf3a853720ff0282010059c8848b"
    "a614802d7220a372f4cbaa02a40aed6554588a4479dfed1efe70a42ce4c17fd1d3b3e95791acd4d251e4083a"
    "e0a2d7dbe2238aa06a52f56b028911d0b72ea2f2e2139f1f13c6e1059b52b65cbdd5a52dd63eba73cd690192"
    "3173a7d4af5c3f820f0254493ae9effca260b2df7afc69972008dc0a9088460a963e51f90691338d0a49497f"
    "b868a60b534e8dc3c895fda5a59d4f5c413146e0b1e2557ac439129f6ad967a3fe1cfe5735a4c81167e49db6"
    "d047a430069c510b0f5b92943ab44fae3894a269226bec0a92735fa822387b4c9a378d572db179276ea94e76"
    "33cd272af02e348661d4bf433ea48b9e168119e44d6734990c1431b3b918014b";
constexpr std::string_view value_hex =
    "028201000d37a9ceef9cb6f68e69f64904ef080b3ddea313f8157c6125ac9aae3c7956f9cf846acbe5bab208"
    "62fceadd0b3b07d34ece8d7b05242ff49e76046f5f400d02ef1f92b16afcfecb85631af667a7d4b33c27c484"
    "ef40ef23b340f0fdf0ae067c4bdf3d9df56f341174128c5abca2823ba745b45a33e812554f8336f0ccccb00a"
    "1d0027252e5fc8d8ab35201e7c6ee69df0d7323e143e7a2360bba587c329d2a405497416d942bbc85eaba8a6"
    "5a7206173acd4f3d824686dad709e534d16222c113e0b606841b4388942f0106edc2b1cc9c7b195d010bb920"
    "b9f8387578675662e1b2079dbab6f21665d3c96411e14b47a455c604235d4c3d1f7a3e2f3adb6636";

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return out;
}

DsaKey read(std::string_view parameters, std::string_view value) {
  PublicKey key;
  key.kind = KeyKind::dsa;
  key.algorithm.parameters = parameters;
  key.key_octets = value;
  return read_dsa_key(key);
}

// p = 23, q = 11, g = 4
constexpr std::string_view small = "\x30\x09\x02\x01\x17\x02\x01\x0B\x02\x01\x04"sv;

DsaFault value_fault(std::string_view value) { return dsa_value_fault(read(small, value)); }

}  // namespace

TEST_CASE("a DSA key as it should be") {
  const std::string parameters = from_hex(parameters_hex), value = from_hex(value_hex);
  const DsaKey key = read(parameters, value);
  CHECK(key.fault == DsaFault::none);
  CHECK(key.modulus_bits == 2048);
  CHECK(key.divisor_bits == 256);
  CHECK(dsa_value_fault(key) == DsaFault::none);
  for (const std::size_t at : {value.size() - 1, value.size() / 2, std::size_t{9}}) {
    std::string other = value;
    other[at] = static_cast<char>(other[at] ^ 1);
    CHECK(dsa_value_fault(read(parameters, other)) == DsaFault::not_in_subgroup);
  }
}

TEST_CASE("DSA keys without what belongs to them") {
  constexpr std::string_view value = "\x02\x01\x08"sv;
  CHECK(read("", value).fault == DsaFault::no_parameters);
  CHECK(read("\x05\x00"sv, value).fault == DsaFault::no_parameters);
  CHECK(read("\x30\x00"sv, value).fault == DsaFault::unreadable);
  CHECK(read("\x30\x7F"sv, value).fault == DsaFault::unreadable);
  CHECK(read(small.substr(0, 8), value).fault == DsaFault::unreadable);
  CHECK(read(small, "").fault == DsaFault::unreadable);
  CHECK(read(small, "\x02\x01\x88"sv).fault == DsaFault::unreadable);  // negative
  CHECK(read(small, "\x02\x01\x00"sv).fault == DsaFault::unreadable);
  CHECK(read("\x30\x09\x02\x01\x16\x02\x01\x0B\x02\x01\x04"sv, value).fault ==
        DsaFault::even_modulus);
  CHECK(read(small, value).fault == DsaFault::none);
}

TEST_CASE("values of DSA keys") {
  CHECK(value_fault("\x02\x01\x08"sv) == DsaFault::none);
  CHECK(value_fault("\x02\x01\x05"sv) == DsaFault::not_in_subgroup);
  CHECK(value_fault("\x02\x01\x01"sv) == DsaFault::out_of_range);
  CHECK(value_fault("\x02\x01\x15"sv) == DsaFault::not_in_subgroup);  // p - 2
  CHECK(value_fault("\x02\x01\x16"sv) == DsaFault::out_of_range);     // p - 1
  CHECK(value_fault("\x02\x01\x17"sv) == DsaFault::out_of_range);
  CHECK(value_fault("\x02\x02\x01\x00"sv) == DsaFault::out_of_range);
}

}  // namespace dcvlint
