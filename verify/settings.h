/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a search can be told about the kernel; both sides of the wall ask. */
#ifndef _VERIFY_SETTINGS_H_
#define	_VERIFY_SETTINGS_H_

#include "property.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * MODEL_WEAK is what atomic(9) promises and nothing more.  MODEL_TSO lets a
 * locked operation order everything, a load acquire and a store release.
 */
enum model { MODEL_WEAK, MODEL_TSO };

/* What one CPU does in an execution; a bit each, for sets of them. */
enum role {
	ROLE_EXIT = 0x0001,	/* exits, idles, is reaped */
	ROLE_WRITE_LOCKED = 0x0002, /* first maps a page, under the pmap lock */
	ROLE_WRITE_UNLOCKED = 0x0004, /* first writes a field without a lock */
	ROLE_EXIT_THEN_RUN = 0x0008, /* leaves its CPU to a new process */
	ROLE_OBSERVE = 0x0010,	/* takes and drops a reference on CPU 0's */
	ROLE_OBSERVE_REREAD = 0x0020, /* by a plain load that is repeated */
	ROLE_EXEC = 0x0040,	/* replaces its vmspace, drops the old one */
	ROLE_UNMAP = 0x0080,	/* unmaps a page of the shared vmspace */
	ROLE_FORK = 0x0100,	/* starts a process, whose vmspace may be new */
	ROLE_REAP = 0x0200,	/* is CPU 0's parent, and waits for it */
	ROLE_RECLAIM = 0x0400,	/* the page daemon: takes a page */
	ROLE_AIO = 0x0800,	/* does a job of a process that then exits */
	ROLE_ENTER = 0x1000	/* is switched to its process */
};

#define	CAST_MAX	3

/* What a cast is beside its roles. */
#define	CAST_FULL	0x01	/* worth a search without a bound */
#define	CAST_ASIDS_OUT	0x02	/* arm64: a fork finds no free identifier */
#define	CAST_MIGRATES	0x04	/* pmap_remove_pages() may change its CPU */
#define	CAST_NO_WAIT	0x08	/* no thread_wait() before the reaping */
#define	CAST_FENCED	0x10	/* a switch, a shootdown, a look at a count */
#define	CAST_EMPTIES	0x20	/* exec empties what it holds alone */

struct cast {
	const char	*name;
	const char	*meaning;
	unsigned	ncpus;
	enum role	role[CAST_MAX];
	unsigned	flags;
};

extern const struct cast casts[];
extern const unsigned ncasts;

struct settings {
	int	pmap_remove_pages_lock;	/* pmap_remove_pages() takes it */
	int	proc_vmspace_lock;	/* PROC_VMSPACE_LOCK() is a mutex */
	int	init_release;	/* a new count is set after a release fence */
	enum model model;
	const struct cast *cast;
	/* Only this, or a panic, ends an execution; NPROPERTIES: any. */
	enum property watch;
};

extern struct settings settings;

/* Has settings.cast one of these flags, or a CPU with one of these roles? */
int	cast_is(unsigned flags);
int	cast_has(unsigned roles);

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SETTINGS_H_ */
