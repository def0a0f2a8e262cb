/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* System calls of FreeBSD; kern/syscalls.master has them for every port. */
#define	SYS_exit	1
#define	SYS_fork	2
#define	SYS_read	3
#define	SYS_write	4
#define	SYS_open	5
#define	SYS_wait4	7
#define	SYS_getpid	20
#define	SYS_reboot	55
#define	SYS_execve	59
#define	SYS_vfork	66
#define	SYS_sysctl	202
#define	SYS_nanosleep	240
#define	SYS_rfork	251
#define	SYS_kenv	390
#define	SYS_mmap	477
