#pragma once
// Random small zones whose names collide: few labels, every kind of record that changes how a
// name is looked up.

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "tests/facts/made_zone.h"

namespace dcvlint {

struct SomeRecord {
  std::string owner;
  Type type{};
  std::string rdata;
};

// Relative to an origin: "@", or one to three of the labels.
inline rc::Gen<std::string> some_owner() {
  const auto label = rc::gen::element<std::string>("a", "b", "c", "*", "w");
  return rc::gen::map(rc::gen::resize(4, rc::gen::container<std::vector<std::string>>(label)),
                      [](const std::vector<std::string>& labels) {
                        std::string name;
                        for (const std::string& each : labels) {
                          name += (name.empty() ? "" : ".") + each;
                        }
                        return name.empty() ? std::string("@") : name;
                      });
}

inline rc::Gen<SomeRecord> some_record() {
  return rc::gen::exec([] {
    SomeRecord record;
    record.owner = *some_owner();
    record.type = *rc::gen::weightedElement<Type>({{6, Type::a},
                                                   {3, Type::txt},
                                                   {4, Type::caa},
                                                   {3, Type::ns},
                                                   {3, Type::cname},
                                                   {2, Type::dname},
                                                   {1, Type::ds}});
    record.rdata = *rc::gen::weightedOneOf<std::string>(
        {{5, some_owner()}, {1, rc::gen::just<std::string>("x.example.com.")}});
    return record;
  });
}

inline std::vector<SomeRecord> some_records() {
  return *rc::gen::resize(30, rc::gen::container<std::vector<SomeRecord>>(some_record()));
}

inline Zone some_zone(Names& names, std::string_view origin,
                      const std::vector<SomeRecord>& records) {
  std::vector<MadeRecord> made;
  for (const SomeRecord& record : records)
    made.push_back({record.owner, record.type, record.rdata});
  return made_zone(names, origin, made);
}

}  // namespace dcvlint
