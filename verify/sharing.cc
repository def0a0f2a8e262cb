/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <cstdlib>
#include <cstring>

#include "sharing.h"

namespace sharing {

static unsigned char users[WORDS_MAX];	/* a bit per CPU, of this execution */
static bool shared[WORDS_MAX];
static bool newly[WORDS_MAX];
static unsigned next;
static bool wanted_again;

void
search_begin()
{

	memset(shared, 0, sizeof(shared));
	memset(newly, 0, sizeof(newly));
}

void
execution_begin()
{

	memset(users, 0, sizeof(users));
	next = 0;
}

unsigned
number()
{

	if (next == WORDS_MAX)
		abort();
	return (next++);
}

enum use
use(unsigned word, unsigned cpu)
{

	if (shared[word])
		return (SHARED);
	users[word] |= 1U << cpu;
	if ((users[word] & (users[word] - 1)) == 0)
		return (LOCAL);
	newly[word] = true;
	return (NEWLY_SHARED);
}

void
again()
{

	wanted_again = true;
}

bool
widen()
{
	bool any;
	unsigned i;

	any = wanted_again;
	wanted_again = false;
	for (i = 0; i < WORDS_MAX; i++) {
		if (!newly[i])
			continue;
		newly[i] = false;
		shared[i] = true;
		any = true;
	}
	return (any);
}

} /* namespace sharing */
