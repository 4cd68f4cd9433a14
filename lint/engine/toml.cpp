// toml++'s code, once for the whole program: Debian's library is a shared one, and parsing TOML in
// a header costs every file that includes it seconds.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
