#pragma once
// The request that dcvlint dcv is given: what its tokens are made of.

#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/facts/dcv_token.h"
#include "lint/facts/profile.h"

namespace dcvlint {

struct DcvRequest {
  std::string path;
  RequestDigests digests;                 // of the DER
  std::vector<MistakenDigests> mistaken;  // of what people digest in its place
  std::string base64;                     // of the DER, in one line
  bool has_private_key = false;           // beside it in the file
  Profile profile = Profile::tls;         // what it looks like (judge_profile)
};

// Whether an argument is a file rather than a name: it is there, or looks like a path.
bool names_request_file(const Files& files, const std::string& argument);

// The only request of a file, PEM or DER. An error says in clear words what the file is instead.
Result<DcvRequest> read_dcv_request(const Files& files, const std::string& path);

}  // namespace dcvlint
