# SPDX-License-Identifier: BSD-2-Clause
#
# Text as gnuplot reads it.

# In single quotes gnuplot expands nothing: no `command`, no \n.
def quoted: gsub("[\n\r]"; " ") | "'" + gsub("'"; "''") + "'";
