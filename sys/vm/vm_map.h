/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * struct vmspace.  The fields follow each other as in FreeBSD's of 2020.  Of
 * vm_map only what an exit touches is modelled; the room for the rest is an
 * estimate, so which field shares a cache line with vm_refcnt is not to be
 * learnt from here.
 */
#ifndef _VM_VM_MAP_H_
#define	_VM_VM_MAP_H_

#include <sys/mutex.h>
#include <sys/types.h>
#include <vm/pmap.h>

struct shmmap_state;

struct vm_map {
	struct mtx	lock;		/* an sx(9) in the kernel */
	KVAR(int)	nentries;
	pmap_t		pmap;
	vm_offset_t	min_offset, max_offset;
	char		room[112];	/* header entry, root, timestamp, ... */
};

#define	vm_map_lock(map)	mtx_lock(&(map)->lock)
#define	vm_map_unlock(map)	mtx_unlock(&(map)->lock)
#define	vm_map_min(map)		((map)->min_offset)
#define	vm_map_max(map)		((map)->max_offset)

struct vmspace {
	struct vm_map	vm_map;
	KVAR(struct shmmap_state *) vm_shm;
	KVAR(long)	vm_swrss;
	KVAR(long)	vm_tsize;
	KVAR(long)	vm_dsize;
	KVAR(long)	vm_ssize;
	KVAR(long)	vm_taddr;
	KVAR(long)	vm_daddr;
	KVAR(long)	vm_maxsaddr;
	refcnt_t	vm_refcnt;
	refcnt_t	vm_holdcnt;	/* not FreeBSD's: of two counts */
	struct pmap	vm_pmap;
	struct vmspace	*vm_zone_next;	/* UMA's own link while free */
};

#define	vmspace_pmap(vm)	(&(vm)->vm_pmap)
#define	pmap_vmspace(pmap)	((struct vmspace *)(void *)		\
	((char *)(pmap) - __builtin_offsetof(struct vmspace, vm_pmap)))

#endif /* !_VM_VM_MAP_H_ */
