#pragma once
// Requests, certificates and revocation lists of one input, PEM or DER by its content.

#include <atomic>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/certificate.h"
#include "lint/facts/crl.h"
#include "lint/facts/request.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/crl_file.h"
#include "lint/sources/der_content.h"
#include "lint/sources/pem.h"
#include "lint/sources/request_file.h"
#include "lint/sources/signature.h"

namespace dcvlint {

// How much of an object there was to read.
enum class Wholeness : std::uint8_t {
  whole,
  cut,      // its end is missing: what is not there may have been
  garbled,  // characters of its base64 are lost, and with them the place of all that follows
};

struct SignedFile {
  struct Item {
    DerContent content{};
    Doc der{};                // the input itself when that is DER
    std::uint32_t index = 0;  // in requests, certificates or crls
    Wholeness wholeness = Wholeness::whole;
  };
  std::vector<Request> requests;
  std::vector<Certificate> certificates;
  std::vector<Crl> crls;
  std::vector<Item> items;    // in the order of the input; other content has no index
  std::vector<Fault> faults;  // of the text around; faults in DER are with what was read
  bool stopped = false;       // by Options::stop: there are more objects
};

// One a thread. Documents are added for the DER of each PEM block, with `from`
// the block's base64; a private key never becomes a document.
class SignedFileReader {
 public:
  struct Options {
    bool check_signatures = true;  // of requests, and of self-issued certificates
    bool check_points = true;      // of EC keys in certificates
    std::size_t most_blocks = PemText::max_blocks;
    const std::atomic<bool>* stop = nullptr;  // set from outside: no more blocks are read
    // What DER is taken for that is nothing we know; unknown: nothing.
    DerContent otherwise = DerContent::unknown;
  };
  SignedFileReader() = default;
  explicit SignedFileReader(Options options) : options_(options) {}

  Options& options() { return options_; }
  SignedFile read(Documents& documents, Doc input, Arena& arena);

 private:
  void read_pem(Documents& documents, Doc input, Arena& arena, SignedFile& file);
  void read_block(Documents& documents, Doc input, const PemBlock& block, Arena& arena,
                  SignedFile& file);
  void read_bare_base64(Documents& documents, Doc input, Arena& arena, SignedFile& file);
  // Whether not all of it could be read.
  bool read_der(const Documents& documents, Doc der, DerContent content, bool characters_lost,
                Arena& arena, SignedFile& file);

  Options options_;
  RequestReader requests_;
  CertificateReader certificates_;
  CrlReader crls_;
  SignatureChecker checker_;
};

// What a PEM or DER file is that holds neither request nor certificate nor revocation list nor
// private key nor anything
// that could be meant for one, by its first block: "a public key". Empty: there is something to
// read, or it was stopped from outside.
std::string_view other_content(std::string_view bytes, const std::atomic<bool>* stop = nullptr);

}  // namespace dcvlint
