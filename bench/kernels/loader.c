/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Puts an amd64 FreeBSD kernel in place as loader(8) leaves it: the kernel
 * where its ELF header says, then the root file system's image, the environment
 * and the metadata (sys/linker.h), each from a new page on.
 *
 *	qemu -kernel loader -initrd kernel,root -append "variable=value ..."
 */
#include <stddef.h>
#include <stdint.h>

#define	PAGE		4096u
#define	ROOM		0x8000000u	/* where the loader itself begins */
#define	GB		0x40000000u
#define	MEMORY_MAP	0x40		/* Multiboot: there is one */

/* Metadata of sys/linker.h. */
#define	MODINFO_END	0
#define	MODINFO_NAME	1
#define	MODINFO_TYPE	2
#define	MODINFO_ADDR	3
#define	MODINFO_SIZE	4
#define	METADATA	0x8000
#define	MD_ENVP		(METADATA | 6)
#define	MD_HOWTO	(METADATA | 7)
#define	MD_KERNEND	(METADATA | 8)
#define	MD_SMAP		(METADATA | 0x1001)
#define	RB_SERIAL	0x1000

struct module {
	uint32_t start, end, string, reserved;
};

struct multiboot {
	uint32_t flags, lower, upper, device, cmdline;
	uint32_t nmodules, modules, symbols[4];
	uint32_t map_bytes, map;
};

/* An entry of the memory map; its size does not count itself. */
struct range {
	uint32_t size;
	uint8_t e820[20];	/* as the BIOS has it: base, length, type */
};

struct elf {
	uint8_t ident[16];
	uint16_t type, machine;
	uint32_t version;
	uint64_t entry, phoff, shoff;
	uint32_t flags;
	uint16_t ehsize, phentsize, phnum;
};

struct segment {
	uint32_t type, flags;
	uint64_t offset, vaddr, paddr, filesz, memsz, align;
};

void	enter(uint64_t entry, uint32_t modulep, uint32_t kernend);
void	loader(const struct multiboot *);
void	*memcpy(void *, const void *, unsigned);
void	*memset(void *, int, unsigned);

static char *top, *first;	/* of what is in place: the end, the kernel */

static void
outb(uint16_t port, uint8_t value)
{

	__asm__ __volatile__("outb %0, %1" : : "a" (value), "Nd" (port));
}

/* Where the console will be; QEMU's serial port needs no setting up. */
static void
refuse(const char *s)
{

	while (*s != '\0')
		outb(0x3f8, (uint8_t)*s++);
	/* A machine without interrupts that halts is a hang: reset it. */
	outb(0xcf9, 6);
	for (;;)
		__asm__ __volatile__("hlt");
}

void *
memcpy(void *to, const void *from, unsigned n)
{
	void *at;

	at = to;
	__asm__ __volatile__("rep movsb" : "+D" (at), "+S" (from), "+c" (n) : :
	    "memory");
	return (to);
}

void *
memset(void *to, int c, unsigned n)
{
	void *at;

	at = to;
	__asm__ __volatile__("rep stosb" : "+D" (at), "+c" (n) : "a" (c) :
	    "memory");
	return (to);
}

/* Claim the next bytes, of which so many are given. */
static char *
put(const void *from, unsigned given, unsigned bytes)
{
	char *at;

	at = top;
	if (bytes > ROOM - (uint32_t)at)
		refuse("loader: kernel and root do not fit into 128 MB\n");
	(void)memcpy(at, from, given);
	(void)memset(at + given, 0, bytes - given);
	top += bytes;
	return (at);
}

static void
next_page(void)
{

	top = (char *)(((uint32_t)top + PAGE - 1) & ~(PAGE - 1));
}

static void
record(uint32_t type, const void *data, uint32_t bytes)
{
	uint32_t head[2] = { type, bytes };

	(void)put(head, sizeof(head), sizeof(head));
	(void)put(data, bytes, (bytes + 7) & ~7u);
}

static void
record_word(uint32_t type, uint64_t value)
{

	record(type, &value, sizeof(value));
}

static uint64_t
load_kernel(const char *file)
{
	const struct elf *elf;
	const struct segment *s;
	unsigned i;

	elf = (const struct elf *)file;
	s = (const struct segment *)(file + elf->phoff);
	for (i = 0; i < elf->phnum; i++, s++)
		if (s->type == 1) {
			top = (char *)((uint32_t)s->vaddr % GB);
			if (first == NULL)
				first = top;
			(void)put(file + s->offset, (unsigned)s->filesz,
			    (unsigned)s->memsz);
		}
	return (elf->entry);
}

/* "path name=value name=value" to strings, the last of them empty. */
static char *
load_environment(const char *line)
{
	char *env;

	env = top;
	while (*line != ' ' && *line != '\0')
		line++;
	while (*line != '\0') {
		while (*line == ' ')
			line++;
		while (*line != ' ' && *line != '\0')
			(void)put(line++, 1, 1);
		(void)put("", 1, 1);
	}
	(void)put("", 1, 1);
	return (env);
}

static void
record_map(const struct multiboot *info)
{
	static uint8_t map[32 * 20];
	const struct range *r;
	uint32_t at, n;

	if ((info->flags & MEMORY_MAP) == 0)
		refuse("loader: no memory map\n");
	n = 0;
	for (at = info->map; at < info->map + info->map_bytes &&
	    n < sizeof(map); at += r->size + sizeof(r->size)) {
		r = (const struct range *)at;
		(void)memcpy(map + n, r->e820, sizeof(r->e820));
		n += sizeof(r->e820);
	}
	record(MD_SMAP, map, n);
}

void
loader(const struct multiboot *info)
{
	const struct module *m;
	char *env, *kernend, *modulep, *root;
	uint64_t entry;
	uint32_t root_bytes;

	m = (const struct module *)info->modules;
	if (info->nmodules != 2)
		refuse("loader: give a kernel and a root\n");
	entry = load_kernel((const char *)m[0].start);
	next_page();
	root_bytes = m[1].end - m[1].start;
	root = put((const char *)m[1].start, root_bytes, root_bytes);
	next_page();
	env = load_environment((const char *)info->cmdline);
	next_page();
	modulep = top;
	/* The metadata take less than a page. */
	kernend = top + PAGE;
	record(MODINFO_NAME, "/boot/kernel/kernel", 20);
	record(MODINFO_TYPE, "elf kernel", 11);
	record_word(MODINFO_ADDR, (uint32_t)first);
	record_word(MODINFO_SIZE, m[0].end - m[0].start);
	record(MD_HOWTO, &(uint32_t){ RB_SERIAL }, 4);
	record_word(MD_ENVP, (uint32_t)env);
	record_word(MD_KERNEND, (uint32_t)kernend);
	record_map(info);
	record(MODINFO_NAME, "mfsroot", 8);
	record(MODINFO_TYPE, "mfs_root", 9);
	record_word(MODINFO_ADDR, (uint32_t)root);
	record_word(MODINFO_SIZE, root_bytes);
	record(MODINFO_END, NULL, 0);
	enter(entry, (uint32_t)modulep, (uint32_t)kernend);
}
