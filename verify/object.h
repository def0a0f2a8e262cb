/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* The lives of the zone's objects, as the checker's own files need them. */
#ifndef _VERIFY_OBJECT_H_
#define	_VERIFY_OBJECT_H_

namespace checker {

void	objects_begin();
void	objects_end();
/* The one between object_begin() and object_end(), or NO_OBJECT. */
unsigned object_being_made();

} /* namespace checker */

#endif /* !_VERIFY_OBJECT_H_ */
