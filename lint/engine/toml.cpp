// toml++'s code, once for the whole program: Debian's library is a shared one, and parsing TOML in
// a header costs every file that includes it seconds.
//
// Its 3.3.0 asserts what hostile input can break ("[?" is enough), handles it right behind the
// assertion, and tells clang to assume the opposite when NDEBUG is set. So neither: no assertion,
// no assumption.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
