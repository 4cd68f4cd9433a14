#include "lint/base/document.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <tuple>
#include <utility>

#include "lint/base/large_pages.h"

namespace dcvlint {

Bytes::Bytes(std::size_t size)
    : data_(std::make_unique_for_overwrite<char[]>(size + padding)), size_(size) {
  prefer_large_pages(data_.get(), size);
  std::memset(data_.get() + size, 0, padding);
}

Bytes::Bytes(std::string_view content) : Bytes(content.size()) {
  if (!content.empty()) std::memcpy(data_.get(), content.data(), content.size());
}

void Bytes::shrink(std::size_t size) {
  size_ = std::min(size, size_);
  std::memset(data_.get() + size_, 0, padding);
}

Documents::At Documents::at(std::size_t number) {
  const std::size_t from_first = number + first_chunk;
  const auto chunk = static_cast<std::size_t>(std::bit_width(from_first / first_chunk)) - 1;
  return {chunk, from_first - (first_chunk << chunk)};
}

// Whoever knows a number got it from add(), or from somebody who did: the
// chunk was there before the number was given.
Documents::Held& Documents::held(std::size_t number) const {
  const At place = at(number);
  return chunks_[place.chunk].load(std::memory_order_acquire)[place.index];
}

Documents::~Documents() {
  for (std::size_t i = 0; i < count_; ++i) std::destroy_at(&held(i));
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    Held* chunk = chunks_[i].load(std::memory_order_relaxed);
    if (chunk != nullptr) std::allocator<Held>().deallocate(chunk, first_chunk << i);
  }
}

Doc Documents::hold(Document document, Bytes bytes) {
  const std::lock_guard lock(mutex_);
  const At place = at(count_);
  Held* chunk = chunks_[place.chunk].load(std::memory_order_relaxed);
  if (chunk == nullptr) {
    chunk = std::allocator<Held>().allocate(first_chunk << place.chunk);
    chunks_[place.chunk].store(chunk, std::memory_order_release);
  }
  document.bytes = bytes.view();
  std::construct_at(chunk + place.index, Held{std::move(document), std::move(bytes)});
  return static_cast<Doc>(count_++);
}

Doc Documents::add(std::string path, Bytes bytes, std::uint32_t input) {
  return hold({std::move(path), {}, std::nullopt, input}, std::move(bytes));
}

Doc Documents::add(std::string path, Bytes bytes, Place from) {
  const std::uint32_t input = (*this)[from.doc].input;
  return hold({std::move(path), {}, from, input}, std::move(bytes));
}

const Document& Documents::operator[](Doc doc) const {
  return held(static_cast<std::size_t>(doc)).document;
}

std::string_view Documents::text(Place place) const {
  const std::string_view bytes = (*this)[place.doc].bytes;
  const std::size_t begin = std::min<std::size_t>(place.begin, bytes.size());
  const std::size_t end = std::clamp<std::size_t>(place.end, begin, bytes.size());
  return bytes.substr(begin, end - begin);
}

bool Documents::before(Place a, Place b) const {
  if (a.doc == b.doc) return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  const auto at = [&](Doc doc) -> const Document& { return (*this)[doc]; };
  auto depth = [&](Place place) {
    unsigned steps = 0;
    for (; at(place.doc).from; place = *at(place.doc).from) ++steps;
    return steps;
  };
  // Both climb to the document that they share, the deeper one first. What
  // stands in the shared document itself comes before what was made from there.
  unsigned depth_a = depth(a);
  unsigned depth_b = depth(b);
  Doc below_a = a.doc;
  Doc below_b = b.doc;
  bool a_climbed = false;
  bool b_climbed = false;
  auto climb_a = [&] { below_a = a.doc, a = *at(a.doc).from, a_climbed = true, --depth_a; };
  auto climb_b = [&] { below_b = b.doc, b = *at(b.doc).from, b_climbed = true, --depth_b; };
  while (depth_a > depth_b) climb_a();
  while (depth_b > depth_a) climb_b();
  while (a.doc != b.doc && depth_a > 0) climb_a(), climb_b();
  if (a.doc != b.doc) {
    const Document& root_a = at(a.doc);
    const Document& root_b = at(b.doc);
    return std::tie(root_a.input, root_a.path, a.doc) < std::tie(root_b.input, root_b.path, b.doc);
  }
  // Documents made from one place (the steps of a $GENERATE) are added by one
  // reader in their order, so between them numbers do tell the order.
  return std::tie(a.begin, a_climbed, a.end, below_a) <
         std::tie(b.begin, b_climbed, b.end, below_b);
}

}  // namespace dcvlint
