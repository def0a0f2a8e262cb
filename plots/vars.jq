# SPDX-License-Identifier: BSD-2-Clause
#
# A run's facts as variables for gnuplot: what every chart needs.
#
#	jq -L scripts/lib -r --slurpfile meta .. -f plots/vars.jq summary.json

include "gnuplot";
include "run";

$meta[0] as $meta
| caption($meta) as $caption
| variants_of as $variants
| "set datafile separator tab",
  "base = \(.base | quoted)",
  "variants = \($variants | join(" ") | quoted)",
  "wrong = \([$variants[] | select(is_wrong($meta; .))] | join(" ")
    | " " + . + " " | quoted)",
  "caption_1 = \($caption[0] | quoted)",
  "caption_2 = \($caption[1] | quoted)",
  "forkexit_series = \(forkexit_series | join(" ") | quoted)",
  "order_series = \(order_series | join(" ") | quoted)",
  "bound = \(1 + .bound)",
  "bound_life = \(.bound_life_ns)",
  "is_void = \(if .void then 1 else 0 end)",
  "surcharge = \($meta.calibration.surcharge_ns // 0)",
  # Two lines of text, where there is a comma.
  "surcharge_is = \($meta.calibration.what // "" | split(", ")
    | map(quoted) | join(".\"\\n\".") | if . == "" then quoted else . end)"
