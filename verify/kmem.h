/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The kernel's memory, as the cast makes and unmakes it. */
#ifndef _VERIFY_KMEM_H_
#define	_VERIFY_KMEM_H_

#include <machine/plain_word.h>

struct vmspace;

/* The words of plain variables, likewise. */
void	plain_words_make(void);

/*
 * Brings up the kernel: vmspace0 held by proc0, a zone of which nothing is in
 * use, every CPU idle on vmspace0.
 */
void	kmem_make(void);
/* Whoever calls is that CPU, before any runs; CPUS: the one that it is. */
void	kmem_play(unsigned cpuid);

/* Construction in place, for which the host would need its <new>. */
struct construct {
	static void *operator new(size_t, void *place) { return (place); }
};

template <typename T>
struct constructed : construct {
	T	value;
};

template <typename T>
static inline void
kmem_construct(T *p)
{

	static_assert(sizeof(constructed<T>) == sizeof(T), "not just a T");
	new (p) constructed<T>;
}

/* Whether a thing holds that address. */
template <typename T>
static inline bool
is_in(const void *address, const T &thing)
{

	return ((const char *)address >= (const char *)&thing &&
	    (const char *)address < (const char *)(&thing + 1));
}

/* Which of the zone's objects holds that address, or checker::NO_OBJECT. */
unsigned kmem_object(const void *);

/*
 * The root of an object's page table in its present life.  Roots differ between
 * lives, as the page that holds one does.
 */
unsigned long kmem_root(unsigned object);
/* Which object's root that is in any of its lives, or checker::NO_OBJECT. */
unsigned kmem_root_object(unsigned long root);

/* "vmspace0", "vm1", ... by an address in it; NULL if in none. */
const char *kmem_vmspace_name(const void *);

#endif /* !_VERIFY_KMEM_H_ */
