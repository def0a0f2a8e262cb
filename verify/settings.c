/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "settings.h"

/* As the kernel is today. */
struct settings settings = { 1, 0 };
