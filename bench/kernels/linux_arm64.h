/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* System calls of Linux on arm64. */
#define	SYS_mount	40
#define	SYS_openat	56
#define	SYS_close	57
#define	SYS_read	63
#define	SYS_write	64
#define	SYS_exit	93
#define	SYS_nanosleep	101
#define	SYS_reboot	142
#define	SYS_getpid	172
#define	SYS_clone	220
#define	SYS_execve	221
#define	SYS_mmap	222
#define	SYS_wait4	260
