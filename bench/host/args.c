/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"

#define	OPTIONS_MAX	32

unsigned long long
args_number(const char *what, const char *s, unsigned long long least,
    unsigned long long most)
{
	unsigned long long n;
	char *end;

	errno = 0;
	n = strtoull(s, &end, 10);
	/* strtoull(3) takes spaces and signs, and makes of -1 the largest. */
	if (*s < '0' || *s > '9' || *end != '\0' || errno != 0 ||
	    n < least || n > most)
		errx(2, "%s %s: not a number from %llu to %llu", what, s,
		    least, most);
	return (n);
}

static double
get_seconds(const char *name, const char *s, double most)
{
	double seconds;
	char *end;

	seconds = strtod(s, &end);
	if (end == s || *end != '\0' || !(seconds > 0 && seconds <= most))
		errx(2, "--%s %s: not a number above 0, to %g", name, s, most);
	return (seconds);
}

/* Store an option's value (NULL: it takes none). */
static void
get_value(const struct arg *a, const char *value)
{
	char what[64];

	(void)snprintf(what, sizeof(what), "--%s", a->name);
	if (a->flag != NULL)
		*a->flag = true;
	else if (a->text != NULL)
		*a->text = value;
	else if (a->number != NULL)
		*a->number = (unsigned)args_number(what, value, a->least,
		    a->most);
	else if (a->number64 != NULL)
		*a->number64 = args_number(what, value, a->least, a->most);
	else if (a->seconds != NULL)
		*a->seconds = get_seconds(a->name, value, (double)a->most);
	else
		a->take(value);
}

int
args_get(int argc, char *argv[], const struct arg *args, const char *usage)
{
	struct option options[OPTIONS_MAX] = { { "help", no_argument, NULL,
	    'h' } };
	int c, i;

	for (i = 0; args[i].name != NULL; i++)
		options[i + 1] = (struct option){ args[i].name,
		    args[i].flag != NULL ? no_argument : required_argument,
		    NULL, 256 + i };
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'h') {
			(void)fputs(usage, stdout);
			exit(0);
		}
		if (c == '?')	/* getopt_long(3) has said what is wrong. */
			exit(2);
		get_value(&args[c - 256], optarg);
	}
	return (optind);
}

void
args_get_all(int argc, char *argv[], const struct arg *args, const char *usage)
{
	int i;

	i = args_get(argc, argv, args, usage);
	if (i != argc)
		errx(2, "'%s' is not an option; see --help", argv[i]);
}

bool
args_word(const char **list, char *word, size_t len)
{
	size_t n;

	if (**list == '\0')
		return (false);
	n = strcspn(*list, ",");
	(void)snprintf(word, len, "%.*s", (int)n, *list);
	*list += n;
	if (**list == ',')
		(*list)++;
	return (true);
}
