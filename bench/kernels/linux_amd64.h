/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* System calls of Linux on amd64. */
#define	SYS_read	0
#define	SYS_write	1
#define	SYS_close	3
#define	SYS_mmap	9
#define	SYS_nanosleep	35
#define	SYS_getpid	39
#define	SYS_clone	56
#define	SYS_execve	59
#define	SYS_exit	60
#define	SYS_wait4	61
#define	SYS_mount	165
#define	SYS_reboot	169
#define	SYS_openat	257
