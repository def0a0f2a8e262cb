/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/* What has to hold in every execution; both sides of the wall know them. */
#ifndef _VERIFY_PROPERTY_H_
#define	_VERIFY_PROPERTY_H_

#ifdef __cplusplus
extern "C" {
#endif

enum property {
	TORN_DOWN_ONCE,
	SOLE_AT_TEARDOWN,
	EMPTIED,
	PMAP_CURRENT,
	NO_USE_AFTER_FREE,
	NO_STALE_BIT,
	NO_STALE_TLB,
	NO_DATA_RACE,
	PM_ACTIVE_EMPTY,
	NO_FREED_ROOT,
	NO_SKIPPED_LOAD,
	ENDS_ON_VMSPACE0,
	VMSPACE0_COUNT,
	CURPMAP_AGREES,
	REVIVES_NOTHING,
	HOLDS_KEPT,
	OWN_VMSPACE,
	LOCKING,
	NO_DEADLOCK,
	ENDS,
	NO_RECURSION,
	NO_CRASH,
	KASSERTS,
	NPROPERTIES
};

/* The name that every output uses, and what it means. */
struct property_text {
	const char	*name;
	const char	*meaning;
};

extern const struct property_text property_text[NPROPERTIES];

#ifdef __cplusplus
}
#endif

#endif /* !_VERIFY_PROPERTY_H_ */
