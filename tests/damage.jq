# SPDX-License-Identifier: BSD-2-Clause
#
# A result file with one thing wrong, in every way: another value in the place of
# one (null reads as none at all), at each key and at the first element of each
# array.  Of those that shape.jq lets pass the damaged file, a line each; at the end
# how many it does not, as a number.

include "shape";

def others: null, "x", {};

def damaged:
    [paths | select(all(.[]; type == "string" or . == 0))] as $places
    | . as $whole
    | $places[] as $place | others as $other
    | $whole | setpath($place; $other) | select(. != $whole);

foreach (damaged, null) as $file ({caught: 0, passed: null};
    if $file == null then .passed = .caught
    elif [[$file] | fault($kind)] != [] then .caught += 1 | .passed = null
    else .passed = $file end;
    .passed | values)
