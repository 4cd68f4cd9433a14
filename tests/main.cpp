// doctest's implementation and main(), alone, so that no other test file waits for them.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
