# SPDX-License-Identifier: BSD-2-Clause

# The median of numbers and the ends of their middle half, each one of them;
# "n" is how many they are.
def middle_half:
    sort | length as $n
    | {ns: .[$n / 2 | floor], ns_lo: .[$n / 4 | floor],
	ns_hi: .[$n * 3 / 4 | floor], n: $n};
