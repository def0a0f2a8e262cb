/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * The steps of one execution: a line each, numbered, in the column of the CPU
 * that makes it.
 */
#ifndef _VERIFY_EVENT_LOG_H_
#define	_VERIFY_EVENT_LOG_H_

namespace event_log {

void	begin(unsigned ncpus);
void	add(unsigned cpu, const char *text);
/* A line across the columns, without a number. */
void	add_verdict(const char *text);
/* All of it, NUL-terminated; valid until the next begin(). */
const char *contents();

} /* namespace event_log */

#endif /* !_VERIFY_EVENT_LOG_H_ */
