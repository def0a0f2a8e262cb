/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <cstdarg>
#include <cstdio>

#include "event_log.h"

namespace event_log {

/*
 * A column's width: two or three of them and the number fit a terminal of 80
 * or a review's 100 columns.  A longer line runs on into the next column, which
 * is empty beside it.
 */
static const unsigned width[] = { 0, 0, 38, 30 };

/* The longest execution of three CPUs has some 150 lines of 60 bytes. */
static char room[1 << 16];
static unsigned used, steps, columns;

static void
append(const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(room + used, sizeof(room) - used, fmt, ap);
	va_end(ap);
	used += static_cast<unsigned>(n);
	if (used > sizeof(room) - 1)
		used = sizeof(room) - 1;
}

void
begin(unsigned ncpus)
{
	unsigned i;

	used = 0;
	steps = 0;
	columns = ncpus;
	append("     ");
	for (i = 0; i < ncpus; i++)
		append("CPU %-*u", i + 1 == ncpus ? 1 :
		    static_cast<int>(width[ncpus] - 4), i);
	append("\n");
}

void
add(unsigned cpu, const char *text)
{

	append("%3u  %*s%s\n", ++steps, static_cast<int>(cpu * width[columns]),
	    "", text);
}

void
add_verdict(const char *text)
{

	append("  => %s\n", text);
}

const char *
contents()
{

	room[used] = '\0';
	return (room);
}

} /* namespace event_log */
