#include "fuzz/fuzz_target.h"

STORYLENS_FUZZ_TARGET(storylens::bundle_fault(text))
