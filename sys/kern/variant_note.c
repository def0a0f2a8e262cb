/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/variant.h>

/* For a file that was pasted in and says nothing of itself. */
VARIANT("(no title)", "(no origin)", "open: nothing is claimed");
