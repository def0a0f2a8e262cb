/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include "console.h"
#include "cpu.h"
#include "guest.h"
#include "port.h"

void
cpu_main(u_int cpuid)
{
	u_int status;

	port_cpu_start(cpuid);
	if (cpuid > 0) {
		cpu_start(cpuid);
		guest_cpu(cpuid);
		for (;;)
			cpu_spinwait();
	}
	pt_start();
	kernel_start();
	cpu_start(0);
	status = guest_main(port_cmdline());
	say("{\"end\":%u}\n", status);
	port_exit(status);
}
