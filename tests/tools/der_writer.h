#pragma once
#include "lint/sources/der_writer.h"
