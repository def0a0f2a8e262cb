/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "life.h"
#include "system.h"

/* System calls of FreeBSD; kern/syscalls.master has them for every port. */
#define	SYS_exit	1
#define	SYS_fork	2
#define	SYS_write	4
#define	SYS_open	5
#define	SYS_wait4	7
#define	SYS_reboot	55
#define	SYS_execve	59
#define	SYS_vfork	66
#define	SYS_sysctl	202
#define	SYS_nanosleep	240
#define	SYS_rfork	251
#define	SYS_kenv	390
#define	SYS_mmap	477

#define	O_RDWR		2
#define	RFPROC		0x10
#define	RFMEM		0x20
#define	RB_NOSYNC	0x004
#define	KENV_GET	0

const struct system this_system = {
	.making = {
		[FORK] = { "fork", SYS_fork, 0 },
		[VFORK] = { "vfork", SYS_vfork, 0 },
		[VM] = { "vm", SYS_rfork, RFPROC | RFMEM }
	},
	.exit = SYS_exit, .wait4 = SYS_wait4, .write = SYS_write,
	.nanosleep = SYS_nanosleep, .execve = SYS_execve, .mmap = SYS_mmap,
	.map_anon = 0x1000, .self = "/sbin/init"
};

/* init finds no descriptor open: these are 0 and 1. */
void
system_start(void)
{

	(void)call(SYS_open, "/dev/console", O_RDWR);
	(void)call(SYS_open, "/dev/console", O_RDWR);
}

bool
system_parameter(const char *name, char *env[], char *buf, size_t len)
{

	(void)env;
	return (call(SYS_kenv, KENV_GET, name, buf, len) > 0);
}

void
system_look(long pid)
{
	static char buf[16384];
	int mib[] = { 1, 14, 32, (int)pid };	/* kern.proc.vmmap.PID */
	size_t len;

	len = sizeof(buf);
	(void)call(SYS_sysctl, mib, 4, buf, &len, NULL, 0L);
}

void
system_end(void)
{

	(void)call(SYS_reboot, RB_NOSYNC);
}
