/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "kmem.h"

#define	STACK		(64UL * 1024)	/* of a CPU */

/* The variables of one width, the words of which are in W[]. */
template <typename T, typename W>
struct variables {
	volatile T	*variable[PLAIN_WORDS];
	T		first[PLAIN_WORDS];
	u_int		n;

	checker::word<T> &find(volatile T *p, W *w)
	{
		u_int i;

		if (((u_long)p & checker::HIDDEN) != 0 ||
		    (u_long)p - (u_long)kmem < sizeof(*kmem))
			return (*(checker::word<T> *)((u_long)p &
			    ~checker::HIDDEN));
		for (i = 0; i < n; i++)
			if (variable[i] == p)
				return (w[i].word);
		KASSERT((u_long)p - (u_long)&i + STACK > 2 * STACK,
		    ("an atomic operation on a variable of the stack"));
		KASSERT(n < PLAIN_WORDS,
		    ("atomic operations on more than %d variables",
		    PLAIN_WORDS));
		variable[n] = p;
		first[n++] = *p;
		checker::again();
	}

	void make(W *w)
	{
		u_int i;

		for (i = 0; i < n; i++) {
			kmem_construct(w + i);
			w[i] = first[i];
			*variable[i] = first[i];
		}
	}
};

static variables<u_int, refcnt_t> ints;
static variables<u_long, cpuword_t> longs;

checker::word<u_int> &
plain_word(volatile u_int *p)
{

	return (ints.find(p, kmem->km_plain_int));
}

checker::word<u_long> &
plain_word(volatile u_long *p)
{

	return (longs.find(p, kmem->km_plain_long));
}

void
plain_words_make(void)
{

	ints.make(kmem->km_plain_int);
	longs.make(kmem->km_plain_long);
}
