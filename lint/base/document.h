#pragma once
// Documents hold every byte that is judged; a Place says where in them.

#include <array>
#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

// A buffer as read from a file. `padding` zero bytes follow the content, so
// that a scanner may look ahead without asking for the end.
class Bytes {
 public:
  static constexpr std::size_t padding = 64;

  Bytes() : Bytes(0) {}
  explicit Bytes(std::size_t size);          // content not initialised, padding is
  explicit Bytes(std::string_view content);  // a copy
  char* data() { return data_.get(); }
  std::size_t size() const { return size_; }
  void shrink(std::size_t size);  // keeps the first `size` bytes
  std::string_view view() const { return {data_.get(), size_}; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_;
};

enum class Doc : std::uint32_t {};

// Bytes [begin, end) of a document. Twelve bytes, copied freely.
struct Place {
  Doc doc{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Place&) const = default;
};
static_assert(sizeof(Place) == 12);

struct Document {
  std::string path;           // as the user knows it; never empty
  std::string_view bytes;     // followed by Bytes::padding zero bytes
  std::optional<Place> from;  // $INCLUDE, $GENERATE step, PEM → DER, YAML scalar, DNS message
  std::uint32_t input = 0;    // number of the input (command line order) this came with
};

// All documents of a run. Adding is thread-safe and keeps references valid; reading takes no lock;
// numbers may differ from run to run, so order by `before`, never by Doc.
class Documents {
 public:
  Documents() = default;
  ~Documents();
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;
  // Documents are smaller than 4 GiB (a Place has 32-bit offsets); callers check first.
  Doc add(std::string path, Bytes bytes, std::uint32_t input);
  Doc add(std::string path, Bytes bytes, Place from);  // input: that of from.doc
  const Document& operator[](Doc doc) const;
  std::string_view text(Place place) const;

  // Order for the reader: by input, then as if every document stood at the
  // place that it came from.
  bool before(Place a, Place b) const;

 private:
  struct Held {
    Document document;
    Bytes bytes;
  };
  // Chunk i holds first_chunk << i documents. Chunks never move, so reading takes no lock.
  static constexpr std::size_t first_chunk = 16;
  struct At {
    std::size_t chunk;
    std::size_t index;  // in the chunk
  };
  static At at(std::size_t number);
  Held& held(std::size_t number) const;
  Doc hold(Document document, Bytes bytes);

  std::mutex mutex_;  // for adding
  std::size_t count_ = 0;
  std::array<std::atomic<Held*>, 29> chunks_{};  // as many as Doc has numbers
};

}  // namespace dcvlint
