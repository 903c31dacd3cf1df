#include "fuzz/fuzz_target.h"

STORYLENS_FUZZ_TARGET(storylens::manifest_fault(text))
