// Sample bundle: the stories of data/stories and of tests/fixtures/stories-of-scripts as one bundle.
#pragma once

#include "story/bundle.h"

storylens::Bundle sample_bundle();
