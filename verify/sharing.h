/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Which words and locks more than one CPU uses.  Only at those does it matter
 * who goes first, so only there need a search branch: two exits make some 40
 * steps of which 17 are such, and these have some thousands of orders instead
 * of thousands of millions.
 *
 * A search starts by taking every word for one CPU's own.  An execution in
 * which a second CPU comes to one is abandoned, and the search starts again
 * with that word among the shared.  A search that ends without that has seen
 * every order that matters: steps of one CPU alone commute with all steps of
 * the others.
 */
#ifndef _VERIFY_SHARING_H_
#define	_VERIFY_SHARING_H_

namespace sharing {

/* Words, locks and fields of one execution; three CPUs have some 130. */
const unsigned WORDS_MAX = 512;

enum use { LOCAL, SHARED, NEWLY_SHARED };

/* A new variant: forgets everything. */
void	search_begin();
/* A new execution: the words will be made again, in the same order. */
void	execution_begin();
/* The number of the next word. */
unsigned number();
/* A CPU uses the word of that number. */
enum use use(unsigned word, unsigned cpu);
/* The next widen() is to answer true. */
void	again();
/* Makes the words that were NEWLY_SHARED shared; false if there were none. */
bool	widen();

} /* namespace sharing */

#endif /* !_VERIFY_SHARING_H_ */
