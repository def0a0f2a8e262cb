# SPDX-License-Identifier: BSD-2-Clause
#
# The samples of one boot as a file of raw samples (bench/stat/rawout.h): those of
# $part, in ns by a clock of $khz.  Rows are numbered as the guest did; it keeps no
# other time.

map(select(.part == $part))
| "# exitlab-raw 2",
  "# cell {\"bench\":\"native\",\"arch\":\"amd64\",\"scenario\":\"sole\",\"part\":\"\($part)\",\"cpus\":1,\"load_ns\":0,\"params\":{}}",
  "# invocation \($invocation) a boot",
  "# columns invocation time_s row position variant ns cpu_ns",
  (.[] | [$invocation, "0", .row, .position, .variant,
	.ticks / .exits * 1000000 / $khz, "-"] | map(tostring) | join("\t")),
  "# end"
