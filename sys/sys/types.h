/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * Spelt with the compiler's own macros: kernel sources see no header of the
 * host, whichever host that is.
 */
#ifndef _SYS_TYPES_H_
#define	_SYS_TYPES_H_

typedef __UINT8_TYPE__	uint8_t;
typedef __UINT16_TYPE__	uint16_t;
typedef __INT32_TYPE__	int32_t;
typedef __UINT32_TYPE__	uint32_t;
typedef long		int64_t;
typedef unsigned long	uint64_t;
typedef unsigned long	uintptr_t;
typedef __SIZE_TYPE__	size_t;

typedef unsigned char	u_char;
typedef unsigned short	u_short;
typedef unsigned int	u_int;
typedef unsigned long	u_long;
typedef int		boolean_t;
typedef unsigned long	vm_size_t;
typedef unsigned long	vm_offset_t;
typedef unsigned long	register_t;

#define	TRUE	1
#define	FALSE	0
#ifndef __cplusplus
#define	bool	_Bool
#define	true	1
#define	false	0
#define	NULL	((void *)0)
#else
#define	NULL	0
#endif

#endif /* !_SYS_TYPES_H_ */
