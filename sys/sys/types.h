/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Spelt with the compiler's own macros: kernel sources see no header of the
 * host, whichever host that is.
 */
#ifndef _SYS_TYPES_H_
#define	_SYS_TYPES_H_

typedef __INT32_TYPE__	int32_t;
typedef __UINT32_TYPE__	uint32_t;
typedef __UINT64_TYPE__	uint64_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef __SIZE_TYPE__	size_t;

typedef unsigned int	u_int;
typedef unsigned long	u_long;
typedef unsigned long	vm_size_t;
typedef unsigned long	vm_offset_t;
typedef unsigned long	register_t;

#ifndef __cplusplus
#define	bool	_Bool
#define	true	1
#define	false	0
#define	NULL	((void *)0)
#else
#define	NULL	0
#endif

#endif /* !_SYS_TYPES_H_ */
