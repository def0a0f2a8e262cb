/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The first process of a kernel under test: it lives some processes' lives and
 * says on the console what each took.  Parameters, all of them numbers that the
 * kernel passes on (kenv(2); init's environment):
 *
 *	lab_lives	of each kind that count
 *	lab_warm	lives before the first of them: the boot's phase
 *	lab_spin	turns of two instructions before that: likewise
 *	lab_planted	instructions more in each life, between its last stamps
 *	lab_stress	seconds of stress instead of that
 */
#include "life.h"
#include "pid1.h"
#include "system.h"
#include "text.h"

#define	LIVES_MAX	1024
#define	PAGE		4096
#define	MIB		(1024 * 1024)
#define	SPIN		500000	/* of two instructions, for the clock */

static const struct kind {
	int making;
	const char *memory;
	uint64_t pages;
} kinds[] = {
	{ FORK, "none", 0 },
	{ FORK, "1m", MIB / PAGE },
	{ VFORK, "none", 0 },
	{ VM, "none", 0 }
};
#define	NKINDS	(sizeof(kinds) / sizeof(kinds[0]))

static struct times {
	uint64_t fork, life, exit;
} times[NKINDS][LIVES_MAX];

void
say(const char *word, const uint64_t *numbers, size_t n)
{
	char line[160], *end;

	end = text_add(line, word);
	for (; n > 0; n--, numbers++) {
		end = text_add(end, " ");
		end = text_add_number(end, *numbers);
	}
	end = text_add(end, "\n");
	(void)call(this_system.write, 1, line, end - line);
}

void *
memory(size_t bytes, int shared)
{
	long map;

	/* PROT_READ | PROT_WRITE; MAP_SHARED is 1 and MAP_PRIVATE 2. */
	map = call(this_system.mmap, NULL, bytes, 3L,
	    this_system.map_anon | (shared ? 1 : 2), -1L, 0L);
	if (map < 0) {
		say("no memory", NULL, 0);
		return (NULL);
	}
	return ((void *)map);
}

void
nap(long seconds)
{
	long ts[2] = { seconds, 0 };

	(void)call(this_system.nanosleep, ts, NULL);
}

static uint64_t
parameter(const char *name, char *env[])
{
	char value[32];

	return (system_parameter(name, env, value, sizeof(value)) ?
	    text_number(value) : 0);
}

static int
live(struct life *l, const struct kind *k, struct times *t)
{

	l->fork = this_system.making[k->making].number;
	l->arg = this_system.making[k->making].arg;
	l->pages = k->pages;
	if (life(l) < 0) {
		say("cannot fork", NULL, 0);
		return (-1);
	}
	t->fork = l->after - l->before;
	t->life = l->reaped - l->before;
	t->exit = l->reaped - *l->exiting;
	return (0);
}

static void
report(uint64_t lives)
{
	const struct kind *k;
	const struct times *t;
	uint64_t i, numbers[4];
	char word[64];

	for (k = kinds; k < kinds + NKINDS; k++) {
		(void)text_add(text_add(text_add(text_add(word, "life "),
		    this_system.making[k->making].name), " "), k->memory);
		for (i = 0; i < lives; i++) {
			t = &times[k - kinds][i];
			numbers[0] = i;
			numbers[1] = t->fork;
			numbers[2] = t->life;
			numbers[3] = t->exit;
			say(word, numbers, 4);
		}
	}
}

static void
measure(char *env[])
{
	static struct life l;
	const struct kind *k;
	uint64_t clock[3], i, lives, warm;

	clock[1] = ticks();
	spin(SPIN);
	clock[1] = ticks() - clock[1];
	clock[0] = 2 * SPIN;
	clock[2] = ticks();
	nap(1);
	clock[2] = ticks() - clock[2];
	lives = parameter("lab_lives", env);
	if (lives > LIVES_MAX)
		lives = LIVES_MAX;
	warm = parameter("lab_warm", env);
	l.exit = this_system.exit;
	l.wait = this_system.wait4;
	l.planted = parameter("lab_planted", env) / 2;
	l.exiting = memory(PAGE, 1);
	l.memory = memory(MIB, 0);
	if (l.exiting == NULL || l.memory == NULL)
		return;
	spin(parameter("lab_spin", env) + 1);
	for (i = 0; i < warm; i++)
		if (live(&l, kinds, &times[0][0]) != 0)
			return;
	for (k = kinds; k < kinds + NKINDS; k++)
		for (i = 0; i < lives; i++)
			if (live(&l, k, &times[k - kinds][i]) != 0)
				return;
	say("clock", clock, 3);
	report(lives);
	say("end", &lives, 1);
}

/* The arguments as execve(2) left them: argc, argv, NULL, the environment. */
void	pid1(long *args);

void
pid1(long *args)
{
	char **env;
	uint64_t lives, seconds;

	env = (char **)(args + args[0] + 2);
	if (args[0] > 1 && text_after((char *)args[2], "exec") != NULL)
		for (;;)
			(void)call(this_system.exit, 0L);
	system_start();
	seconds = parameter("lab_stress", env);
	if (seconds > 0) {
		lives = stress((long)seconds);
		say("end", &lives, 1);
	} else
		measure(env);
	/* The terminal drains by interrupts; without them its last lines go. */
	nap(1);
	for (;;) {
		system_end();
		nap(1);
	}
}
