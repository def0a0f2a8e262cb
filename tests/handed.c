/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A made-up amd64 kernel that says on the serial port what its loader handed to
 * it, and ends.
 */
#include <stddef.h>
#include <stdint.h>

#define	KERNBASE	0xffffffff80000000UL

void	handed(uint32_t modulep, uint32_t kernend);

static char zeroed[8192];
static const char *volatile filled = "data and";

__asm__("	.text\n"
"	.globl	_start\n"
"_start:	mov	4(%rsp), %edi\n"
"	mov	8(%rsp), %esi\n"
"	mov	$stack_end, %rsp\n"
"	call	handed\n"
"	.bss\n"
"	.balign	16\n"
"	.space	8192\n"
"stack_end:	.text");

static void
out(uint16_t port, uint8_t value)
{

	__asm__ __volatile__("outb %0, %1" : : "a" (value), "Nd" (port));
}

static void
say(const char *s)
{

	while (*s != '\0')
		out(0x3f8, (uint8_t)*s++);
}

static void
say_hex(uint64_t n)
{

	if (n > 15)
		say_hex(n / 16);
	out(0x3f8, (uint8_t)"0123456789abcdef"[n % 16]);
}

/* Records of names and types are text, the others numbers. */
static void
record(const uint32_t *head)
{
	uint32_t i;

	say("record ");
	say_hex(head[0]);
	say(" ");
	if (head[0] <= 2)
		say((const char *)(head + 2));
	else
		for (i = 0; i < head[1] / 4; i++) {
			say_hex(head[2 + i]);
			say(i + 1 < head[1] / 4 ? "," : "");
		}
	say("\n");
}

static uint64_t
number(const uint32_t *head)
{

	return (head[2] | (uint64_t)head[3] << 32);
}

void
handed(uint32_t modulep, uint32_t kernend)
{
	const uint32_t *head;
	const char *env, *root;
	uint32_t i;

	say(filled);
	for (i = 0; i < sizeof(zeroed) && zeroed[i] == 0; i++)
		;
	say(i == sizeof(zeroed) ? " zeroes" : " rubbish");
	say("\nkernend ");
	say_hex(kernend);
	say("\n");
	env = root = NULL;
	for (head = (const uint32_t *)(KERNBASE + modulep); head[0] != 0;
	    head += 2 + (head[1] + 7) / 8 * 2) {
		record(head);
		if (head[0] == 0x8006)
			env = (const char *)(KERNBASE + number(head));
		if (head[0] == 3)
			root = (const char *)number(head);
	}
	for (; env != NULL && *env != '\0'; env++) {
		say("env ");
		say(env);
		say("\n");
		while (*env != '\0')
			env++;
	}
	/* The last address was the root's; the first GB is mapped as it is. */
	say("root ");
	say(root == NULL ? "none" : root);
	say("\nend 0\n");
	for (;;)
		out(0xcf9, 6);
}
