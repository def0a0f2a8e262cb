/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <sys/types.h>
#include <sys/variant.h>

#include "args.h"
#include "console.h"
#include "port.h"

extern const struct variant *const __start_set_variants[];
extern const struct variant *const __stop_set_variants[];

/* What follows "name=" in the line, or NULL. */
static const char *
value_of(const char *line, const char *name)
{
	u_int i;

	for (;;) {
		for (i = 0; name[i] != '\0' && line[i] == name[i]; i++)
			;
		if (name[i] == '\0' && line[i] == '=')
			return (line + i + 1);
		while (*line != ' ' && *line != '\0')
			line++;
		if (*line++ == '\0')
			return (NULL);
	}
}

static bool
is_word(const char *word, const char *name)
{

	while (*name != '\0' && *word == *name) {
		word++;
		name++;
	}
	return (*name == '\0' && (*word == ' ' || *word == '\0'));
}

static void __dead2
misuse(const char *name)
{

	say("{\"misuse\":\"no such %s, or none\"}\n", name);
	port_exit(STATUS_USAGE);
}

const struct variant *
args_variant(const char *cmdline)
{
	const struct variant *const *vp;
	const char *word;

	word = value_of(cmdline, "variant");
	if (word != NULL)
		for (vp = __start_set_variants; vp < __stop_set_variants; vp++)
			if (is_word(word, (*vp)->name))
				return (*vp);
	misuse("variant");
}

u_int
args_number(const char *cmdline, const char *name, u_int least, u_int most)
{
	const char *word;
	u_long n;

	word = value_of(cmdline, name);
	if (word == NULL)
		misuse(name);
	for (n = 0; *word >= '0' && *word <= '9' && n <= most; word++)
		n = 10 * n + (u_long)(*word - '0');
	if ((*word != ' ' && *word != '\0') || n < least || n > most)
		misuse(name);
	return ((u_int)n);
}
