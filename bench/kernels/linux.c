/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "life.h"
#include "system.h"
#include "text.h"

/* System calls, which each architecture numbers for itself. */
#ifdef __aarch64__
#define	SYS_mount	40
#define	SYS_openat	56
#define	SYS_close	57
#define	SYS_read	63
#define	SYS_write	64
#define	SYS_exit	93
#define	SYS_nanosleep	101
#define	SYS_reboot	142
#define	SYS_clone	220
#define	SYS_execve	221
#define	SYS_mmap	222
#define	SYS_wait4	260
#else
#define	SYS_read	0
#define	SYS_write	1
#define	SYS_close	3
#define	SYS_mmap	9
#define	SYS_nanosleep	35
#define	SYS_clone	56
#define	SYS_execve	59
#define	SYS_exit	60
#define	SYS_wait4	61
#define	SYS_mount	165
#define	SYS_reboot	169
#define	SYS_openat	257
#endif

#define	SIGCHLD		17
#define	CLONE_VM	0x0100
#define	CLONE_VFORK	0x4000
#define	AT_FDCWD	(-100L)

const struct system this_system = {
	.making = {
		[FORK] = { "fork", SYS_clone, SIGCHLD },
		[VFORK] = { "vfork", SYS_clone, CLONE_VM | CLONE_VFORK |
		    SIGCHLD },
		[VM] = { "vm", SYS_clone, CLONE_VM | SIGCHLD }
	},
	.exit = SYS_exit, .wait4 = SYS_wait4, .write = SYS_write,
	.nanosleep = SYS_nanosleep, .execve = SYS_execve, .mmap = SYS_mmap,
	.map_anon = 0x20, .self = "/init"
};

/* The kernel has opened the console. */
void
system_start(void)
{

	(void)call(SYS_mount, "proc", "/proc", "proc", 0L, NULL);
}

/* A "name=value" that the kernel does not know is in init's environment. */
bool
system_parameter(const char *name, char *env[], char *buf, size_t len)
{
	const char *value;

	for (; *env != NULL; env++)
		if ((value = text_after(*env, name)) != NULL && *value == '=') {
			while (--len > 0 && *++value != '\0')
				*buf++ = *value;
			*buf = '\0';
			return (true);
		}
	return (false);
}

void
system_look(long pid)
{
	static char buf[4096];
	char path[32], *end;
	long fd;

	end = text_add(path, "/proc/");
	end = text_add_number(end, (uint64_t)pid);
	(void)text_add(end, "/maps");
	fd = call(SYS_openat, AT_FDCWD, path, 0L);
	if (fd < 0)
		return;
	(void)call(SYS_read, fd, buf, sizeof(buf));
	(void)call(SYS_close, fd);
}

void
system_end(void)
{

	/* The two magic numbers of reboot(2), and RB_AUTOBOOT. */
	(void)call(SYS_reboot, 0xfee1deadL, 672274793L, 0x01234567L, NULL);
}
