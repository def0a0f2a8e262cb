/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#define	_DEFAULT_SOURCE	1	/* glibc: fileno, isatty with -std=c17 */

#include <err.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "compare.h"

/* The verdict, coloured on a terminal and nowhere else. */
static void
print_verdict(const struct comparison *c)
{
	static const char *const colour[] = {
		[VERDICT_EQUIVALENT] = "\033[36m",
		[VERDICT_SLOWER] = "\033[31m",
		[VERDICT_FASTER] = "\033[32m",
		[VERDICT_UNRESOLVED] = "\033[33m"
	};
	bool terminal;
	char text[SENTENCE_MAX];

	terminal = isatty(fileno(stdout)) == 1;
	verdict_text(text, sizeof(text), c);
	(void)printf("%s%s%s\n", terminal ? colour[c->verdict] : "", text,
	    terminal ? "\033[0m" : "");
}

static void
print_number(double x)
{

	if (isfinite(x))
		(void)printf(" %11.2f", x);
	else
		(void)printf(" %11s", "-");
}

static void
print_figures(const struct figures side[2], const char *unit)
{
	int k;

	(void)printf("  %6s %11s %11s %11s %11s %11s  %s\n", "n", "median",
	    "lo", "hi", "mean", "p99", unit);
	for (k = 0; k < 2; k++) {
		(void)printf("%c %6zu", "x+"[k], side[k].plot.n);
		print_number(side[k].plot.median.mid);
		print_number(side[k].plot.median.lo);
		print_number(side[k].plot.median.hi);
		print_number(side[k].mean);
		print_number(side[k].p99);
		(void)putchar('\n');
	}
}

void
compare_print(const struct comparison *c, const struct figures side[2],
    bool is_void)
{
	const struct plot_side plots[2] = { side[0].plot, side[1].plot };
	char text[SENTENCE_MAX];

	setting_text(text, sizeof(text), c);
	(void)printf("%s: ", text);
	print_verdict(c);
	(void)printf("x %s\n+ %s\n", side[0].name, side[1].name);
	textplot(stdout, plots);
	print_figures(side, cell_unit(c->cell));
	verdict_sentence(text, sizeof(text), c, is_void);
	(void)printf("%s\n\n", text);
}

void
compare_warnings(struct run *run)
{
	json_t *line;
	size_t i;

	json_array_foreach(run->warnings, i, line)
		warnx("%s", json_string_value(line));
	(void)json_array_clear(run->warnings);
}
