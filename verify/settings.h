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

/* What one CPU does in an execution. */
enum role {
	ROLE_EXIT,		/* exits, idles, is reaped */
	ROLE_WRITE_LOCKED,	/* first maps a page, under the pmap lock */
	ROLE_WRITE_UNLOCKED,	/* first writes a field that no lock protects */
	ROLE_EXIT_THEN_RUN,	/* leaves its CPU to a new process */
	ROLE_OBSERVE,		/* takes and drops a reference on CPU 0's */
	ROLE_OBSERVE_REREAD,	/* by a plain load that is repeated */
	ROLE_EXEC,		/* replaces its vmspace, drops the old one */
	ROLE_UNMAP,		/* unmaps a page of the vmspace that it shares */
	ROLE_FORK,		/* starts a process, whose vmspace may be new */
	ROLE_REAP,		/* is CPU 0's parent, and waits for it */
	ROLE_RECLAIM,		/* the page daemon: takes a page, whoever maps it */
	ROLE_AIO,		/* is there for a job of a process that then exits */
	ROLE_ENTER		/* is switched to its process */
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

/* Of settings.cast. */
int	cast_is(unsigned flag);
int	cast_has(enum role);

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SETTINGS_H_ */
