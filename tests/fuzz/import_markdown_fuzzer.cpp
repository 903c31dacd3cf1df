#include "fuzz/fuzz_target.h"

STORYLENS_FUZZ_TARGET(storylens::import_fault(storylens::ImportForm::Markdown, text))
