/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include "block.h"
#include "child.h"
#include "clock.h"
#include "cpu.h"
#include "exit_touch.h"

static struct {
	uintptr_t	first, last, page;
} text;

static void
cover(uintptr_t address)
{

	if (address < text.first)
		text.first = address;
	if (address > text.last)
		text.last = address;
}

void
child_text(const struct treatments *ts)
{
	const struct variant *v;
	unsigned i;

	text.page = (uintptr_t)sysconf(_SC_PAGESIZE);
	text.first = text.last = (uintptr_t)exit_inline;
	cover((uintptr_t)exit_leave);
	cover((uintptr_t)spin_turns);
	for (i = 0; i < ts->n; i++) {
		v = ts->of[i].variant;
		if (v == NULL)
			continue;
		cover((uintptr_t)v->exit);
		cover((uintptr_t)v->leave_cpu);
	}
	text.first &= ~(text.page - 1);
}

/*
 * How many faults there are would depend on where the linker put a variant
 * (exit_touch.h says what one costs); so every child takes those of all
 * variants, before its stamp.
 */
static void
touch_text(void)
{
	uintptr_t page;

	for (page = text.first; page <= text.last; page += text.page)
		(void)*(const volatile char *)page;
}

void
child_run(void *arg)
{
	const struct treatment *t;
	struct child *c;

	c = arg;
	t = &c->treatment;
	if (memory_child(&c->memory) != 0)
		_exit(errno);
	if (c->exiting != NULL)
		*c->exiting = 0;	/* the page is there for the stamp */
	if (t->variant != NULL) {
		touch_text();
		exit_touch(c->slot);
		exit_arrive(t->variant, c->slot);
	}
	if (c->exiting != NULL)
		*c->exiting = clock_ns();
	if (t->variant != NULL) {
		exit_inline(t->variant, c->slot);
		exit_leave(t->variant, c->slot);
		(void)exit_settle(t->variant);
	}
	if (t->spin != 0)
		spin_turns(t->spin);
	_exit(0);
}
