/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Fields that the checker watches, as classes that read like what they hold.
 * All members are inlined, so that no object file of an exit path defines a
 * function of another's name.
 */
#ifndef _MACHINE_KVAR_H_
#define	_MACHINE_KVAR_H_

#include <sys/types.h>
#include "checker.h"

#define	__always_inline	inline __attribute__((__always_inline__))

/* What a number can besides: a read and a write each, as a compiler does it. */
template <typename Self, typename T>
class number {
public:
	__always_inline T operator+=(T v) { return (self() = (T)self() + v); }
	__always_inline T operator-=(T v) { return (self() = (T)self() - v); }
	__always_inline T operator++() { return (self() = (T)self() + 1); }
	__always_inline T operator--() { return (self() = (T)self() - 1); }
	__always_inline T operator++(int) { return (++self() - 1); }
	__always_inline T operator--(int) { return (--self() + 1); }
private:
	__always_inline Self &self() { return (*static_cast<Self *>(this)); }
};

/* A field that locks or fences protect. */
template <typename T>
class kvar : public number<kvar<T>, T> {
public:
	__always_inline kvar() { }
	__always_inline operator T() { return ((T)value.load()); }
	__always_inline T operator->() { return ((T)value.load()); }
	__always_inline T operator=(T v) { value.store((u_long)v); return (v); }
	__always_inline T operator=(kvar &o) { return (*this = (T)o); }
	/* The value, for a property: no access. */
	__always_inline T peek() { return ((T)value.peek()); }
private:
	checker::field	value;
};

/* A field that is read without either, on purpose: a relaxed atomic. */
template <typename T>
class krelaxed : public number<krelaxed<T>, T> {
public:
	__always_inline krelaxed() : word(checker::OF_OBJECT) { }
	__always_inline operator T() { return (load()); }
	__always_inline T operator->() { return (load()); }
	__always_inline T operator=(T v) { store(v); return (v); }
	__always_inline T operator=(krelaxed &o) { return (*this = (T)o); }
	__always_inline T peek() { return ((T)word.peek()); }

	checker::word<u_long> word;
private:
	__always_inline T load()
	{
		return ((T)word.load(checker::RELAXED, checker::here()));
	}
	__always_inline void store(T v)
	{
		(void)word.store((u_long)v, checker::RELAXED, checker::here());
	}
};

#define	KVAR(type)	kvar<type>
#define	KRELAXED(type)	krelaxed<type>

#endif /* !_MACHINE_KVAR_H_ */
