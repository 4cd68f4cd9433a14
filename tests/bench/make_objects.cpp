// Writes N files with a certificate each (or request, with --requests) into an existing folder:
//   make_objects FOLDER N [--requests]
// and all of them into FOLDER.pem, in the same order.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/bench/signed_objects.h"

int main(int argc, char** argv) {
  const bool requests = argc == 4 && std::string_view(argv[3]) == "--requests";
  if (argc != 3 && !requests) {
    std::fputs("usage: make_objects FOLDER N [--requests]\n", stderr);
    return 2;
  }
  const std::string folder = argv[1];
  const int count = std::atoi(argv[2]);
  std::ofstream all(folder + ".pem", std::ios::binary);
  for (int n = 0; n < count; ++n) {
    const std::string pem = dcvlint::bench_object(!requests, static_cast<std::size_t>(n));
    std::ofstream(folder + "/" + std::to_string(10'000 + n) + ".pem", std::ios::binary) << pem;
    all << pem;
  }
  all.close();
  return all ? 0 : 1;
}
