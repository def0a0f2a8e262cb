/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

/*
 * A plain command that runs sole exits under one variant and ends: what a tool
 * that times whole commands can be given.
 */
#include <err.h>
#include <stddef.h>

#include "args.h"
#include "block.h"
#include "cpu.h"
#include "kmem_limits.h"
#include "topo.h"
#include "variants.h"

int
main(int argc, char **argv)
{
	const struct variant *v;
	unsigned long long blocks;

	if (argc != 3)
		errx(2, "usage: exits variant blocks (of %d exits)", BLOCK_MAX);
	v = variants_get(argv[1]);
	blocks = args_number("blocks", argv[2], 1, 1000000);
	topo_open(NULL);
	topo_bind(0);
	kernel_start();
	cpu_start(0);
	while (blocks-- > 0) {
		block_prepare(BLOCK_MAX, 1);
		block_whole(v, 0, BLOCK_MAX, NEXT_IDLE);
		exit_idle(v);
	}
	return (0);
}
