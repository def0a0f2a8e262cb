/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#ifndef _SYS_CDEFS_H_
#define	_SYS_CDEFS_H_

/*
 * The sources are C for ring 3 and ring 0 and C++ for the model checker.
 * Functions have C linkage in both, so that one rename of an exit path's
 * symbols serves every machine.
 */
#ifdef __cplusplus
#define	__BEGIN_DECLS	extern "C" {
#define	__END_DECLS	}
#else
#define	__BEGIN_DECLS
#define	__END_DECLS
#endif

#define	__predict_true(exp)	__builtin_expect((exp), 1)
#define	__predict_false(exp)	__builtin_expect((exp), 0)
#define	__aligned(n)		__attribute__((__aligned__(n)))
#define	__section(name)		__attribute__((__section__(name)))
#define	__unused		__attribute__((__unused__))
#define	__used			__attribute__((__used__))
#define	__diagused		__unused	/* but by a KASSERT */
#define	__noinline		__attribute__((__noinline__))
/* A seam: the default of a function that a variant may define itself. */
#define	__weak_symbol		__attribute__((__weak__))
#define	__dead2			__attribute__((__noreturn__))
#define	__printflike(fmt, args)						\
	__attribute__((__format__(__printf__, fmt, args)))

/* Where the linker puts a variable; nothing here depends on it. */
#define	__read_mostly
#define	__read_frequently
#define	__exclusive_cache_line	__aligned(64)

#define	__compiler_membar()	__asm__ __volatile__("" : : : "memory")
#ifdef __cplusplus
#define	_Static_assert(exp, msg) static_assert(exp, msg)
#endif
#define	CTASSERT(exp)		_Static_assert(exp, "compile-time assertion")

#endif /* !_SYS_CDEFS_H_ */
