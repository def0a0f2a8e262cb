# SPDX-License-Identifier: BSD-2-Clause
#
# The samples of one boot, as bench/stat reads them: those of $part, in ns by a
# clock of $khz.  Rows are numbered as the guest did; it keeps no other time.

map(select(.part == $part))
| "# invocation \($invocation) a boot",
  (.[] | [$invocation, "0", .row, .position, .variant,
	.ticks / .exits * 1000000 / $khz, "-"] | map(tostring) | join("\t")),
  "# end \($invocation)"
