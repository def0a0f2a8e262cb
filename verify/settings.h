/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What a search can be told about the kernel; both sides of the wall ask. */
#ifndef _VERIFY_SETTINGS_H_
#define	_VERIFY_SETTINGS_H_

#ifdef __cplusplus
extern "C" {
#endif

struct settings {
	int	pmap_remove_pages_lock;	/* pmap_remove_pages() takes it */
	int	proc_vmspace_lock;	/* PROC_VMSPACE_LOCK() is a mutex */
};

extern struct settings settings;

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_SETTINGS_H_ */
