// Fuzz target: the function that libFuzzer calls with one input after the other. A file of one line for each
// reader is a program of its own (CMakeLists.txt, storylens_fuzzers).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "fuzz/properties.h"

// fault: an expression of `text`, empty where nothing is wrong with it.
#define STORYLENS_FUZZ_TARGET(fault)                                                  \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    const std::string_view text(reinterpret_cast<const char*>(data), size);           \
    const std::string found = fault;                                                  \
    if (found.empty()) return 0;                                                      \
    std::fprintf(stderr, "FAULT: %s\n", found.c_str());                               \
    std::abort();                                                                     \
  }
