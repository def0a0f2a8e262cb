/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The statistics against synthetic data whose answers are known.
 */
#define	_DEFAULT_SOURCE	1	/* glibc: mkdtemp with -std=c17 */

#include <sys/stat.h>
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gsl/gsl_statistics_double.h>

#include "control.h"
#include "medians.h"
#include "order.h"
#include "rawin.h"
#include "rawout.h"
#include "sign.h"
#include "verdict.h"

#define	PATH_LEN	512
#define	TEXT_LEN	65536

/* cmocka hands each test a state: here it is what stands below. */
#pragma GCC diagnostic ignored "-Wunused-parameter"

static char scratch[] = "/tmp/stat_test.XXXXXX";
/* A directory of the test's own, once it asked; and what was read last. */
static char dir[PATH_LEN], text[TEXT_LEN];

static const struct cell sole = {
	"micro", "amd64", "sole", "whole", 1, 0, { { "next", "idle" } }, 1
};
static const struct cell life = {
	"forkexit", "amd64", "sole", "whole", 1, 0, { { "memory", "1m" },
	{ "span", "life" } }, 2
};
static const char sole_cell[] = "micro.sole.whole.c1.l0.next-idle";

static int
make_scratch(void **state)
{

	return (mkdtemp(scratch) == NULL ? -1 : 0);
}

static int
remove_scratch(void **state)
{
	char command[PATH_LEN];

	(void)snprintf(command, sizeof(command), "rm -rf %s", scratch);
	return (system(command) == 0 ? 0 : -1);
}

static void
new_dir(void)
{
	static unsigned made;

	(void)snprintf(dir, PATH_LEN, "%s/%u", scratch, made++);
	assert_int_equal(mkdir(dir, 0777), 0);
}

/* The path of a file in that directory. */
static const char *
in_dir(const char *file)
{
	static char path[2 * PATH_LEN];

	(void)snprintf(path, sizeof(path), "%s/%s", dir, file);
	return (path);
}

static void
write_text(const char *file, const char *content)
{
	FILE *f;

	f = fopen(in_dir(file), "w");
	assert_non_null(f);
	assert_true(fputs(content, f) != EOF);
	assert_int_equal(fclose(f), 0);
}

static void
read_stream(FILE *f)
{

	assert_non_null(f);
	text[fread(text, 1, TEXT_LEN - 1, f)] = '\0';
	(void)fclose(f);
}

static void
has(const char *all, const char *part)
{

	if (strstr(all, part) == NULL)
		fail_msg("no \"%s\" in \"%s\"", part, all);
}

static double
uniform(struct splitmix *rng)
{

	return ((double)(splitmix_next(rng) >> 11) * 0x1p-53);
}

/* About normal, with mean 0 and deviation 1. */
static double
noise(struct splitmix *rng)
{
	double sum;
	int i;

	sum = -6;
	for (i = 0; i < 12; i++)
		sum += uniform(rng);
	return (sum);
}

/* --- order ------------------------------------------------------------- */

static void
test_splitmix_is_the_published_one(void **state)
{
	struct splitmix rng;

	splitmix_seed(&rng, 0);
	assert_true(splitmix_next(&rng) == UINT64_C(0xe220a8397b1dcdaf));
	assert_true(splitmix_next(&rng) == UINT64_C(0x6e789e6aa1b965f4));
}

static void
test_below_is_uniform(void **state)
{
	struct splitmix rng;
	unsigned count[3] = { 0 }, i;

	splitmix_seed(&rng, 7);
	for (i = 0; i < 30000; i++)
		count[splitmix_below(&rng, 3)]++;
	for (i = 0; i < 3; i++)
		assert_in_range(count[i], 9700, 10300);
}

static void
test_williams_is_balanced(void **state)
{
	struct order o;
	unsigned after[ORDER_MAX][ORDER_MAX], at[ORDER_MAX][ORDER_MAX];
	unsigned i, j, n, row, sets;
	unsigned char r[ORDER_MAX];

	sets = 3;
	for (n = 1; n <= ORDER_MAX; n++) {
		memset(at, 0, sizeof(at));
		memset(after, 0, sizeof(after));
		assert_int_equal(order_init(&o, n, n), 0);
		for (row = 0; row < sets * order_set(&o); row++) {
			order_row(&o, r);
			for (i = 0; i < n; i++) {
				at[r[i]][i]++;
				if (i > 0)
					after[r[i - 1]][r[i]]++;
			}
		}
		for (i = 0; i < n; i++)
			for (j = 0; j < n; j++) {
				assert_int_equal(at[i][j],
				    sets * order_set(&o) / n);
				if (n > 1)
					assert_int_equal(after[i][j],
					    i == j ? 0 :
					    sets * order_set(&o) / n);
			}
	}
}

static void
test_two_make_random_quads(void **state)
{
	struct order o;
	unsigned abba, i;
	unsigned char first[2], second[2];

	assert_int_equal(order_init(&o, 2, 42), 0);
	assert_int_equal(order_set(&o), 2);
	abba = 0;
	for (i = 0; i < 1000; i++) {
		order_row(&o, first);
		order_row(&o, second);
		assert_int_equal(first[0], second[1]);
		assert_int_equal(first[1], second[0]);
		assert_int_not_equal(first[0], first[1]);
		abba += first[0] == 0;
	}
	assert_in_range(abba, 440, 560);
}

static void
test_order_refuses(void **state)
{
	struct order o;

	assert_int_equal(order_init(&o, 0, 1), -1);
	assert_int_equal(order_init(&o, ORDER_MAX + 1, 1), -1);
	assert_int_equal(errno, EINVAL);
}

/* --- sign -------------------------------------------------------------- */

/* 1 .. n, backwards: the interval's ends are its ranks. */
static struct estimate
ranks(size_t n, double confidence, bool widest)
{
	double x[64];
	size_t i;

	for (i = 0; i < n; i++)
		x[i] = (double)(n - i);
	return (widest ? sign_widest(x, n, confidence) :
	    sign_estimate(x, n, confidence));
}

/* Tables of the binomial distribution give these ranks. */
static void
test_interval_has_the_table_s_ranks(void **state)
{
	struct estimate e;

	e = ranks(20, 0.95, false);
	assert_true(e.lo == 6 && e.hi == 15 && e.mid == 10.5);
	assert_float_equal(e.coverage, 0.95861, 1e-5);
	e = ranks(12, 0.95, false);
	assert_true(e.lo == 3 && e.hi == 10);
	e = ranks(6, 0.95, false);
	assert_true(e.lo == 1 && e.hi == 6);
	assert_float_equal(e.coverage, 0.96875, 1e-9);
	e = ranks(11, 0.999, false);
	assert_true(e.lo == 1 && e.hi == 11);
}

static void
test_too_few_have_no_interval(void **state)
{
	struct estimate e;

	e = ranks(5, 0.95, false);
	assert_true(isinf(e.lo) && e.lo < 0 && isinf(e.hi) && e.mid == 3);
	e = ranks(10, 0.999, false);
	assert_true(isinf(e.hi));
	e = ranks(10, 0.999, true);
	assert_true(e.lo == 1 && e.hi == 10);
	assert_float_equal(e.coverage, 1 - 0x1p-9, 1e-12);
	e = sign_estimate(NULL, 0, 0.95);
	assert_true(isnan(e.mid) && isinf(e.hi));
}

/* Skewed data: exponential, whose median is log 2. */
static void
test_interval_covers_as_often_as_it_says(void **state)
{
	struct estimate e;
	struct splitmix rng;
	double x[20];
	unsigned hit, i, k, total;

	splitmix_seed(&rng, 2020);
	hit = 0;
	total = 20000;
	for (k = 0; k < total; k++) {
		for (i = 0; i < 20; i++)
			x[i] = -log1p(-uniform(&rng));
		e = sign_estimate(x, 20, 0.95);
		hit += e.lo <= log(2) && log(2) <= e.hi;
	}
	/* Five standard errors around the exact 95.861 %. */
	assert_float_equal((double)hit / total, 0.95861, 0.0071);
}

static void
test_sign_test(void **state)
{
	const double ties[] = { 0, 0, 0 };
	double x[12];
	size_t i;

	for (i = 0; i < 10; i++)
		x[i] = i == 0 ? -1 : 1;
	x[10] = x[11] = 0;
	assert_float_equal(sign_test(x, 12), 22.0 / 1024, 1e-12);
	assert_float_equal(sign_test(ties, 3), 1, 0);
	assert_float_equal(sign_test(x, 2), 1, 0);
}

static void
test_holm_worked_example(void **state)
{
	double p[] = { 0.01, 0.04, 0.03, 0.005 };

	holm_adjust(p, 4);
	assert_float_equal(p[0], 0.03, 1e-12);
	assert_float_equal(p[1], 0.06, 1e-12);
	assert_float_equal(p[2], 0.06, 1e-12);
	assert_float_equal(p[3], 0.02, 1e-12);
}

/* --- raw files --------------------------------------------------------- */

static void
test_cell_name(void **state)
{
	struct cell bad;
	char name[CELL_NAME_MAX];

	assert_int_equal(cell_name(name, sizeof(name), &sole), 0);
	assert_string_equal(name, sole_cell);
	assert_int_equal(cell_name(name, 10, &sole), -1);
	assert_int_equal(errno, ENAMETOOLONG);
	bad = sole;
	bad.scenario = "../sole";
	assert_int_equal(cell_name(name, sizeof(name), &bad), -1);
	assert_int_equal(errno, EINVAL);
}

struct written {
	unsigned row, position;
	const char *variant;
	double ns, cpu_ns;
};
static const struct written two_rows[] = {
	{ 0, 0, "base", 40, NAN }, { 0, 1, "new", 50.25, 7 },
	{ 1, 0, "new", 52, 8 }, { 1, 1, "base", 41, NAN }
};

/* Write the file of an invocation into the directory. */
static void
write_samples(unsigned invocation, const struct written s[], size_t n)
{
	struct rawout out;
	size_t i;

	assert_int_equal(rawout_open(&out, dir, &sole, invocation, "a\nb"), 0);
	for (i = 0; i < n; i++)
		rawout_sample(&out, 0.1 * (double)(5 + i), s[i].row,
		    s[i].position, s[i].variant, s[i].ns, s[i].cpu_ns);
	assert_int_equal(rawout_close(&out), 0);
}

static void
write_block(unsigned invocation)
{

	write_samples(invocation, two_rows, 4);
}

static void
write_two_blocks(void)
{

	new_dir();
	write_block(1);
	write_block(2);
}

/* Read the cell of the directory. */
static void
read_sole(struct rawin *in)
{

	if (rawin_read(in, in_dir(sole_cell)) != 0)
		fail_msg("%s", in->message);
}

static void
has_blocks(size_t n)
{
	struct rawin in;

	read_sole(&in);
	assert_int_equal(in.nblocks, n);
	rawin_free(&in);
}

/* It must be refused, and say this. */
static void
is_refused(const char *message)
{
	struct rawin in;

	assert_int_equal(rawin_read(&in, in_dir(sole_cell)), -1);
	has(in.message, message);
}

/* The name of an invocation's file within the directory. */
static const char *
sole_file(unsigned invocation)
{
	static char name[128];

	(void)snprintf(name, sizeof(name), "%s/%05u.tsv", sole_cell,
	    invocation);
	return (name);
}

static void
test_raw_round_trip(void **state)
{
	struct rawin in;

	write_two_blocks();
	read_sole(&in);
	assert_int_equal(in.nblocks, 2);
	assert_int_equal(in.nsamples, 8);
	assert_int_equal(in.nvariants, 2);
	assert_int_equal(in.blocks[1].invocation, 2);
	assert_true(in.samples[1].ns == 50.25 && in.samples[1].cpu_ns == 7);
	assert_true(isnan(in.samples[0].cpu_ns));
	assert_string_equal(in.cell.scenario, "sole");
	assert_string_equal(in.cell.params[0].value, "idle");
	assert_int_equal(rawin_variant(&in, "new"), 1);
	assert_true(rawin_variant(&in, "absent") == RAWIN_ABSENT);
	rawin_free(&in);
}

/* Cut short at any length a file is refused; what is unfinished is not read. */
static void
test_a_torn_file_is_refused(void **state)
{
	size_t cut;
	char part[PATH_LEN];

	write_two_blocks();
	read_stream(fopen(in_dir(sole_file(2)), "r"));
	for (cut = strlen(text); cut-- > 0;) {
		text[cut] = '\0';
		write_text(sole_file(2), text);
		is_refused(": remove the file");
	}
	write_block(2);
	(void)snprintf(part, sizeof(part), "%s.part", sole_file(3));
	write_text(part, "# exitlab-raw 2\n");
	has_blocks(2);
}

static void
test_damaged_and_foreign_files_are_refused(void **state)
{
	/* What stands in the place of the first old, and what is said. */
	static const struct {
		const char *old, *new, *message;
	} damages[] = {
		{ "# exitlab-raw 2", "PK\003\004", ":1: not a file of raw" },
		{ "# exitlab-raw 2", "# exitlab-raw 1",
		    ":1: not a file of raw" },
		{ "\"bench\"", "\"bank\"", ":2: " },
		{ "\"sole\"", "\"../x\"", ":2: " },
		{ "cpus\":1", "cpus\":2", ":2: " },
		{ "# invocation 1", "# invocation -1", ":3: " },
		{ "position variant", "variant position", ":4: " },
		{ "\t50.25\t", "\tfifty\t", NULL },
		{ "\t50.25\t", "\tnan\t", NULL },
		{ "\t50.25\t", "\t50.25 \t", NULL },
		{ "\tnew\t", "\ta/b\t", NULL },
		{ "\tnew\t", "\tbase\t", NULL },
		{ "1\t0.6", "2\t0.6", NULL },
		{ "1\t0.6", "-1\t0.6", NULL },
		{ "1\t0.6", "junk\n1\t0.6", NULL },
		{ "# end\n", "# end 1\n", ":9: this line is no sample" }
	};
	size_t i;
	char *at, edited[2 * TEXT_LEN];

	for (i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		write_two_blocks();
		read_stream(fopen(in_dir(sole_file(1)), "r"));
		at = strstr(text, damages[i].old);
		assert_non_null(at);
		(void)snprintf(edited, sizeof(edited), "%.*s%s%s",
		    (int)(at - text), text, damages[i].new,
		    at + strlen(damages[i].old));
		write_text(sole_file(1), edited);
		is_refused(damages[i].message == NULL ?
		    ":6: this line is no sample" : damages[i].message);
	}
}

static void
test_an_invocation_stands_once(void **state)
{

	new_dir();
	write_block(1);
	write_block(1);
	has_blocks(1);
	read_stream(fopen(in_dir(sole_file(1)), "r"));
	write_text(sole_file(2), text);
	is_refused("another file has this invocation");
}

/* --- pairs ------------------------------------------------------------- */

static void
test_pairs_known_answer(void **state)
{
	struct level level;
	struct pairs p;
	struct rawin in;

	write_two_blocks();
	read_sole(&in);
	p = pairs_measure(&in, 1, 0, WALL_TIME);
	assert_int_equal(p.n, 2);
	assert_int_equal(p.used, 4);
	assert_float_equal(p.delta[0], (10.25 + 11) / 2, 1e-12);
	assert_float_equal(p.log_ratio[1], (log(50.25 / 40) +
	    log(52.0 / 41)) / 2, 1e-12);
	assert_float_equal(p.base[0], 40.5, 1e-12);
	assert_float_equal(p.variant[0], 51.125, 1e-12);
	pairs_free(&p);
	p = pairs_measure(&in, 1, 0, CPU_TIME);
	assert_int_equal(p.n, 0);
	assert_int_equal(p.missing, 4);
	pairs_free(&p);
	level = level_measure(&in, 1, WALL_TIME);
	assert_int_equal(level.n, 2);
	assert_float_equal(level.mean, 51.125, 1e-12);
	assert_float_equal(level.p99, 52, 1e-12);
	level_free(&level);
	rawin_free(&in);
}

static void
test_missing_and_impossible_samples_are_left_out(void **state)
{
	static const struct written samples[] = {
		{ 0, 0, "base", 10, NAN },
		{ 1, 0, "base", 10, NAN }, { 1, 1, "new", 0, NAN },
		{ 2, 0, "new", 30, NAN }, { 2, 1, "base", 10, NAN },
		{ 3, 0, "new", 30, NAN }, { 3, 1, "base", -5, NAN }
	};
	struct level level;
	struct pairs p;
	struct rawin in;

	new_dir();
	write_samples(1, samples, 7);
	read_sole(&in);
	p = pairs_measure(&in, 1, 0, WALL_TIME);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.used, 1);
	assert_int_equal(p.missing, 1);
	assert_int_equal(p.unusable, 2);
	assert_float_equal(p.delta[0], 20, 1e-12);
	pairs_free(&p);
	level = level_measure(&in, 0, WALL_TIME);
	assert_int_equal(level.used, 3);
	assert_int_equal(level.unusable, 1);
	level_free(&level);
	rawin_free(&in);
}

/* --- verdicts ---------------------------------------------------------- */

/* A comparison of n invocations that scatter by up to half around it. */
static struct comparison
synthetic(double log_ratio[], double delta[], size_t n, double base,
    double difference, double half)
{
	struct comparison c;
	size_t i;

	for (i = 0; i < n; i++) {
		delta[i] = difference + half * (2 * (double)i /
		    (double)(n - 1) - 1);
		log_ratio[i] = log((base + delta[i]) / base);
	}
	c = (struct comparison){ .cell = &sole, .base = "fcmpset_loop",
	    .variant = "switch_always", .samples = "invocations", .n = n,
	    .log_ratio = log_ratio, .delta = delta };
	comparison_estimate(&c);
	return (c);
}

/* Of one comparison in a family of one. */
static void
test_verdicts_in_their_order(void **state)
{
	static const struct {
		const struct cell *cell;
		double base, difference, half;
		size_t n;
		enum verdict verdict;
		int sign;
	} cases[] = {
		/* Certain, but within the bound: equivalent comes first, and
		 * whether it was seen is another fact. */
		{ &sole, 100, 1, 0.1, 20, VERDICT_EQUIVALENT, 1 },
		{ &sole, 100, -1, 0.1, 20, VERDICT_EQUIVALENT, -1 },
		{ &sole, 100, 0, 0.1, 20, VERDICT_EQUIVALENT, 0 },
		{ &sole, 100, 0, 0, 20, VERDICT_EQUIVALENT, 0 },
		{ &sole, 100, 5, 1, 20, VERDICT_SLOWER, 1 },
		{ &sole, 100, -5, 1, 20, VERDICT_FASTER, -1 },
		/* Beyond the bound, but around 1. */
		{ &sole, 100, 1, 8, 20, VERDICT_UNRESOLVED, 0 },
		/* Too few: nothing at all, not even equivalence. */
		{ &sole, 100, 50, 0.1, 5, VERDICT_UNRESOLVED, 0 },
		{ &sole, 100, 0, 0.1, 5, VERDICT_UNRESOLVED, 0 },
		{ &sole, 100, 50, 0.1, 6, VERDICT_SLOWER, 1 },
		/* A deliberate delay of 5 us is slower in a life of any
		 * length: that has a bound of its own. */
		{ &life, 80e3, 5000, 300, 20, VERDICT_SLOWER, 1 },
		{ &life, 320e3, 5000, 300, 20, VERDICT_SLOWER, 1 },
		{ &life, 1e6, 5000, 300, 20, VERDICT_SLOWER, 1 },
		{ &life, 15e6, 5000, 300, 20, VERDICT_SLOWER, 1 },
		{ &life, 80e3, 100, 250, 20, VERDICT_EQUIVALENT, 0 },
		{ &life, 15e6, 100, 250, 20, VERDICT_EQUIVALENT, 0 },
		{ &life, 80e3, 300, 700, 20, VERDICT_UNRESOLVED, 0 },
		{ &life, 15e6, 300, 700, 20, VERDICT_UNRESOLVED, 0 }
	};
	struct comparison c;
	double delta[20], log_ratio[20];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		c = synthetic(log_ratio, delta, cases[i].n, cases[i].base,
		    cases[i].difference, cases[i].half);
		c.cell = cases[i].cell;
		verdict_family(&c, 1);
		if (c.verdict != cases[i].verdict || c.sign != cases[i].sign)
			fail_msg("case %zu: verdict %d, sign %d", i,
			    (int)c.verdict, c.sign);
	}
}

/* Six invocations give p = 1/32: enough for one comparison, not for two. */
static void
test_holm_governs_the_verdict(void **state)
{
	struct comparison c[2];
	double delta[2][6], log_ratio[2][6];

	c[0] = synthetic(log_ratio[0], delta[0], 6, 100, 50, 1);
	c[1] = synthetic(log_ratio[1], delta[1], 6, 100, 50, 1);
	verdict_family(c, 1);
	assert_int_equal(c[0].verdict, VERDICT_SLOWER);
	/* Half the width is 1; z is 0.8416 and 1.9600. */
	assert_float_equal(c[0].smallest_ns, 1 + 0.8416 / 1.96, 1e-4);
	verdict_family(c, 2);
	assert_int_equal(c[0].verdict, VERDICT_UNRESOLVED);
	assert_float_equal(c[0].p_holm, 1.0 / 16, 1e-12);
	assert_true(isinf(c[0].smallest_ns));
}

/* A comparison of n true differences with normal noise, the rest nulls. */
static struct comparison
noisy(struct splitmix *rng, double delta[], double log_ratio[], size_t n,
    double difference)
{
	struct comparison c;
	size_t i;

	for (i = 0; i < n; i++) {
		delta[i] = difference + 10 * noise(rng);
		log_ratio[i] = log1p(delta[i] / 200);
	}
	c = (struct comparison){ .cell = &sole, .n = n,
	    .log_ratio = log_ratio, .delta = delta };
	comparison_estimate(&c);
	return (c);
}

/*
 * How often a family of m, n samples each, finds the effect that the median
 * one of such families says it would find four times in five.
 */
static double
simulated_power(size_t n, size_t m, uint64_t seed)
{
	enum { RUNS = 400 };
	struct comparison c[40];
	struct splitmix rng;
	double delta[40][20], effect, log_ratio[40][20], smallest[RUNS];
	unsigned found, pass, run;
	size_t i;

	splitmix_seed(&rng, seed);
	effect = 0;
	found = 0;
	for (pass = 0; pass < 2; pass++) {
		for (run = 0; run < RUNS; run++) {
			for (i = 0; i < m; i++)
				c[i] = noisy(&rng, delta[i], log_ratio[i], n,
				    i == 0 ? effect : 0);
			verdict_family(c, m);
			smallest[run] = c[0].smallest_ns;
			found += pass == 1 && c[0].verdict == VERDICT_SLOWER;
		}
		effect = gsl_stats_median(smallest, 1, RUNS);
	}
	return ((double)found / RUNS);
}

static void
test_smallest_effect_is_found_four_times_in_five(void **state)
{
	static const struct {
		size_t n, m;
	} runs[] = { { 20, 1 }, { 20, 40 }, { 12, 20 } };
	double power;
	size_t i;

	for (i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		power = simulated_power(runs[i].n, runs[i].m, 26923 + i);
		if (power < 0.7 || power > 0.9)
			fail_msg("power %g of %zu samples, %zu comparisons",
			    power, runs[i].n, runs[i].m);
	}
}

/* One less than the fewest cannot do it, though all lie on one side. */
static void
test_fewest_samples_that_can_do(void **state)
{
	double x[64];
	size_t i, m, n;

	for (i = 0; i < 64; i++)
		x[i] = 1;
	for (m = 1; m < 1000; m++) {
		n = verdict_fewest(m);
		assert_true((double)m * sign_test(x, n) <= 0.05);
		assert_true((double)m * sign_test(x, n - 1) > 0.05);
	}
	assert_int_equal(verdict_fewest(1), 6);
	assert_int_equal(verdict_fewest(148), 13);
}

static void
test_control_moves_only_beyond_half_the_bound(void **state)
{
	static const struct estimate around = { 1.02, 0.999, 1.04, 0.999 },
	    down = { 0.98, 0.97, 0.99, 0.999 },
	    moved = { 1.015, 1.01, 1.02, 0.999 },
	    tiny = { 1.009, 1.008, 1.01, 0.999 },
	    little = { 190, 150, 230, 0.999 }, much = { 210, 150, 270, 0.999 };

	assert_true(control_moved(&sole, &moved, &little));
	assert_true(control_moved(&sole, &down, &little));
	assert_false(control_moved(&sole, &around, &much));
	assert_false(control_moved(&sole, &tiny, &much));
	/* Of a life it is ns that count: half of two loads. */
	assert_true(control_moved(&life, &tiny, &much));
	assert_false(control_moved(&life, &moved, &little));
	assert_false(control_moved(&life, &around, &much));
}

static void
test_sentences(void **state)
{
	static const struct cell inline_part = { "micro", "amd64", "sole",
	    "inline", 1, 0, { { NULL, NULL } }, 0 };
	static const struct cell storm = { "micro", "riscv", "storm", "whole",
	    2, 500, { { "next", "process" } }, 1 };
	static const struct {
		enum verdict verdict;
		int sign;
		const struct cell *cell;
		double mid, lo, hi;
		bool is_void;
		const char *sentence;
	} cases[] = {
		{ VERDICT_SLOWER, 1, &inline_part, 23.1, 22.8, 23.5, false,
	    "switch_always costs 23.1 ns per exit [22.8, 23.5] more than fcmpset_loop (sole, vmspace_exit alone, 20 invocations)" },
		{ VERDICT_FASTER, -1, &sole, -23.1, -23.5, -22.8, false,
	    "switch_always saves 23.1 ns per exit [22.8, 23.5] against fcmpset_loop (sole, whole exit, 20 invocations)" },
		{ VERDICT_EQUIVALENT, -1, &sole, -0.46, -0.48, -0.44, false,
	    "switch_always saves 0.46 ns per exit [0.44, 0.48] against fcmpset_loop, which is within 2 % (sole, whole exit, 20 invocations)" },
		{ VERDICT_EQUIVALENT, 0, &sole, 0.02, -0.05, 0.08, false,
	    "switch_always shows no difference from fcmpset_loop: +0.02 ns per exit [-0.05, +0.08], which is within 2 %; an effect of 0.90 ns is detectable at 80 % power (sole, whole exit, 20 invocations)" },
		{ VERDICT_EQUIVALENT, 0, &sole, 0.28, 0.25, 0.32, false,
	    "switch_always shows no difference beyond doubt from fcmpset_loop: +0.28 ns per exit [+0.25, +0.32], which is within 2 %; an effect of 0.90 ns is detectable at 80 % power (sole, whole exit, 20 invocations)" },
		{ VERDICT_UNRESOLVED, 0, &storm, 0.31, -0.5, 0.9, true,
	    "void, the control moved: switch_always is unresolved against fcmpset_loop: +0.3 ns per exit [-0.5, +0.9]; an effect of 0.90 ns is detectable at 80 % power (storm, whole exit, riscv, 2 CPUs, next process, a load spun at 500 ns, 20 invocations)" },
		{ VERDICT_SLOWER, 1, &life, 5012, 4900, 5100, false,
	    "switch_always costs 5012 ns per exit [4900, 5100] more than fcmpset_loop, +5.0 % [+4.9, +5.1] (fork and exit, 1 MiB dirtied, a whole life, 20 invocations)" }
	}, *s;
	struct comparison c;
	char said[SENTENCE_MAX];

	for (s = cases; s < cases + sizeof(cases) / sizeof(cases[0]); s++) {
		c = (struct comparison){ .cell = s->cell,
		    .base = "fcmpset_loop", .variant = "switch_always",
		    .samples = "invocations", .n = 20,
		    .load_ns = s->cell->load_ns, .verdict = s->verdict,
		    .sign = s->sign, .delta_ns = { s->mid, s->lo, s->hi, 0.95 },
		    .ratio = { 1 + s->mid / 1e5, 1 + s->lo / 1e5,
		    1 + s->hi / 1e5, 0.95 },
		    .smallest_ns = 0.9, .smallest_ratio = 0.022 };
		verdict_sentence(said, sizeof(said), &c, s->is_void);
		assert_string_equal(said, s->sentence);
	}
}

/* --- families of comparisons --- */

/*
 * Families of five true nulls with much scatter: called slower or faster
 * anywhere in at most 5 % of families (here: of 2,000, and the sign test's
 * steps make it far fewer), while unadjusted p would in over 10 %.
 */
static void
test_nothing_is_found_where_nothing_is(void **state)
{
	struct comparison c[5];
	struct splitmix rng;
	double delta[5][12], log_ratio[5][12];
	unsigned family, found, k, naive;
	bool any, any_naive;

	splitmix_seed(&rng, 99);
	found = naive = 0;
	for (family = 0; family < 2000; family++) {
		for (k = 0; k < 5; k++)
			c[k] = noisy(&rng, delta[k], log_ratio[k], 12, 0);
		verdict_family(c, 5);
		any = any_naive = false;
		for (k = 0; k < 5; k++) {
			any = any || c[k].verdict == VERDICT_SLOWER ||
			    c[k].verdict == VERDICT_FASTER;
			any_naive = any_naive || c[k].p <= 0.05;
		}
		found += any;
		naive += any_naive;
	}
	assert_in_range(found, 1, 100);
	assert_in_range(naive, 200, 2000);
}

/* With equal loads the verdict at a load is that of the same family. */
static void
test_computed_takes_its_measured_place(void **state)
{
	struct comparison c[2], moved;
	double delta[3][6], log_ratio[3][6];

	c[0] = synthetic(log_ratio[0], delta[0], 6, 100, 50, 1);
	c[1] = synthetic(log_ratio[1], delta[1], 6, 100, 50, 1);
	verdict_family(c, 2);
	moved = synthetic(log_ratio[2], delta[2], 6, 200, 50, 1);
	verdict_in_place(&moved, c, 2, 1);
	assert_float_equal(moved.p_holm, c[1].p_holm, 1e-12);
	assert_int_equal(moved.verdict, VERDICT_UNRESOLVED);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_splitmix_is_the_published_one),
		cmocka_unit_test(test_below_is_uniform),
		cmocka_unit_test(test_williams_is_balanced),
		cmocka_unit_test(test_two_make_random_quads),
		cmocka_unit_test(test_order_refuses),
		cmocka_unit_test(test_interval_has_the_table_s_ranks),
		cmocka_unit_test(test_too_few_have_no_interval),
		cmocka_unit_test(test_interval_covers_as_often_as_it_says),
		cmocka_unit_test(test_sign_test),
		cmocka_unit_test(test_holm_worked_example),
		cmocka_unit_test(test_cell_name),
		cmocka_unit_test(test_raw_round_trip),
		cmocka_unit_test(test_a_torn_file_is_refused),
		cmocka_unit_test(test_damaged_and_foreign_files_are_refused),
		cmocka_unit_test(test_an_invocation_stands_once),
		cmocka_unit_test(test_pairs_known_answer),
		cmocka_unit_test(
		    test_missing_and_impossible_samples_are_left_out),
		cmocka_unit_test(test_verdicts_in_their_order),
		cmocka_unit_test(test_holm_governs_the_verdict),
		cmocka_unit_test(
		    test_smallest_effect_is_found_four_times_in_five),
		cmocka_unit_test(test_fewest_samples_that_can_do),
		cmocka_unit_test(
		    test_control_moves_only_beyond_half_the_bound),
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_nothing_is_found_where_nothing_is),
		cmocka_unit_test(test_computed_takes_its_measured_place)
	};

	return (cmocka_run_group_tests(tests, make_scratch, remove_scratch));
}
