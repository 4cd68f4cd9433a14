// What holds for every name.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "lint/facts/name.h"

using namespace dcvlint;
using namespace std::string_literals;

namespace {

// Runs a property and hands its verdict to doctest; RapidCheck prints the counterexample.
template <class Property>
void holds(const std::string& what, Property&& property) {
  INFO(what);
  CHECK(rc::check(what, std::forward<Property>(property)));
}

using Labels = std::vector<std::string>;  // from the leaf up

// Few octets, so that labels meet; among them dots, escapes, capitals, and octets that are no text.
rc::Gen<Labels> some_labels() {
  const std::string letters = "abAB*-_.\\\"();@$ \0\x7F\xC3\xBC\xFF"s;
  const auto label = rc::gen::resize(
      4, rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(letters))));
  return rc::gen::resize(8, rc::gen::container<Labels>(label));
}

Name add(Names& names, const Labels& labels) {
  Name name = Name::root;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    name = names.add_child(name, *label).value();
  }
  return name;
}

std::string swap_case(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') {
      c = static_cast<char>(c - 32);
    } else if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c + 32);
    }
  }
  return text;
}

std::vector<Labels> many_labels() {
  return *rc::gen::container<std::vector<Labels>>(some_labels());
}

}  // namespace

TEST_CASE("properties of names") {
  holds("a name's text and wire form lead back to it", [](std::uint64_t seed) {
    Names names(seed);
    const Name name = add(names, *some_labels());
    const std::size_t size = names.size();
    RC_ASSERT(names.intern(names.text(name), Name::root).value() == name);
    RC_ASSERT(names.find(names.text(name), Name::root) == name);
    std::vector<std::uint8_t> wire;
    names.append_wire(name, wire);
    RC_ASSERT(names.intern_wire(wire).value() == name);
    RC_ASSERT(names.find_wire(wire) == name);
    RC_ASSERT(wire.size() == names.wire_length(name));
    RC_ASSERT(names.size() == size);
  });

  holds("letters' case does not count, in text and in octets", [](std::uint64_t seed) {
    Names names(seed);
    Labels labels = *some_labels();
    const Name name = add(names, labels);
    for (std::string& label : labels) label = swap_case(label);
    RC_ASSERT(add(names, labels) == name);
    RC_ASSERT(names.intern(swap_case(names.text(name)), Name::root).value() == name);
  });

  holds("names are equal exactly when their folded labels are", [](std::uint64_t seed) {
    Names names(seed);
    const auto all = many_labels();
    std::vector<Name> numbers;
    std::vector<std::string> texts;
    for (const Labels& labels : all) {
      numbers.push_back(add(names, labels));
      std::string text;
      for (const std::string& label : labels) {
        for (char c : label) text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        text += "\x01/\x01";  // octets that no label has
      }
      texts.push_back(text);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        RC_ASSERT((numbers[i] == numbers[j]) == (texts[i] == texts[j]));
      }
    }
  });

  holds("a parent comes before its children, and counts one label less", [](std::uint64_t seed) {
    Names names(seed);
    for (const Labels& labels : many_labels()) add(names, labels);
    for (std::uint32_t i = 1; i < names.size(); ++i) {
      const Name name = static_cast<Name>(i);
      const Name parent = names.parent(name);
      RC_ASSERT(parent < name);
      RC_ASSERT(names.label_count(parent) + 1 == names.label_count(name));
      RC_ASSERT(names.wire_length(parent) + names.label(name).size() + 1 ==
                names.wire_length(name));
      RC_ASSERT(names.child(parent, names.label(name)) == name);
    }
  });

  holds("within means that climbing gets there", [](std::uint64_t seed) {
    Names names(seed);
    std::vector<Name> all = {Name::root};
    for (const Labels& labels : many_labels()) all.push_back(add(names, labels));
    for (const Name name : all) {
      for (const Name ancestor : all) {
        bool met = name == ancestor;
        for (Name up = name; up != Name::root;) met = (up = names.parent(up)) == ancestor || met;
        RC_ASSERT(names.is_within(name, ancestor) == met);
      }
    }
  });

  holds("relative text is put before the origin", [](std::uint64_t seed) {
    Names names(seed);
    Labels labels = *rc::gen::nonEmpty(some_labels());
    const Labels above = *some_labels();
    const Name origin = add(names, above);
    std::string text = names.text(add(names, labels));
    text.pop_back();
    labels.insert(labels.end(), above.begin(), above.end());
    RC_ASSERT(names.intern(text, origin).value() == add(names, labels));
  });

  holds(
      "any text is a name within the limits or a fault within the text",
      [](const std::string& noise) {
        Names names(1);
        const std::string text =
            *rc::gen::container<std::string>(rc::gen::elementOf(noise + "..\\0129a"));
        const auto name = names.intern(text, Name::root);
        if (name) {
          RC_ASSERT(names.wire_length(*name) <= 255U);
          RC_ASSERT(names.intern(names.text(*name), Name::root).value() == *name);
        } else {
          RC_ASSERT(name.error().length >= 1U);
          RC_ASSERT(name.error().at + name.error().length <= std::max<std::size_t>(text.size(), 1));
          RC_ASSERT(!names.find(text, Name::root));
        }
      });
}
