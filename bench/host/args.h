/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What all programs read from their command line.  Depends on libc alone. */
#ifndef _BENCH_HOST_ARGS_H_
#define	_BENCH_HOST_ARGS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * An option and where its value goes: the one of these pointers that is set.
 * A number lies between least and most; of seconds most is the most.
 */
struct arg {
	const char	*name;		/* without its "--"; NULL: the last */
	bool		*flag;		/* takes no value */
	const char	**text;
	unsigned	*number;
	uint64_t	*number64;
	double		*seconds;	/* above 0, as in 0.3 */
	void		(*take)(const char *value);
	unsigned long long least, most;
};

/*
 * Reads the options of a command line and returns the index of the first word
 * that is none.  --help prints the usage and exits with status 0; what is wrong
 * is one line and status 2.
 */
int	args_get(int argc, char *argv[], const struct arg *, const char *usage);

/* Likewise, where there may be no such word. */
void	args_get_all(int argc, char *argv[], const struct arg *,
	    const char *usage);

/*
 * The whole number that s spells in digits alone.  Exits with status 2 and one
 * line where it is none from least to most; the line begins with what, such as
 * "COUNT".
 */
unsigned long long args_number(const char *what, const char *s,
	    unsigned long long least, unsigned long long most);

/*
 * Takes the next word off a comma-separated list: it is stored in word, cut
 * off where it does not fit, and *list moves behind it and its comma.  A word
 * is empty between two commas, not behind the last one.  False at the end.
 */
bool	args_word(const char **list, char *word, size_t len);

#endif /* !_BENCH_HOST_ARGS_H_ */
