// Colors would only be noise in the logs, and Node's terminal is never told apart from a file.
#define DOCTEST_CONFIG_COLORS_NONE
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
