#include "fuzz/fuzz_target.h"

STORYLENS_FUZZ_TARGET(storylens::markdown_fault(text))
