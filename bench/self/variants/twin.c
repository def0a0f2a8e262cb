/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* fcmpset_loop once more, under another name: there is nothing to find. */
#include "../../../variants/fcmpset_loop.c"
