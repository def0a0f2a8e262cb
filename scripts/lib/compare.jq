# SPDX-License-Identifier: BSD-2-Clause
#
# What scripts/compare prints of a summary.json, and how it sets the runs of two
# sides against each other.  $new, $base and $scenarios are what was chosen, or "";
# $differ is what may differ between the sides.

include "figures";
include "text";
include "run";

def chosen_scenario: $scenarios == "" or IN(($scenarios | split(","))[]);

# Two sets of values in the style of ministat(1): x for the first, + for the second,
# * for both; below, | at the ends of each interval, M at the median, A at the
# mean.  The input is two entries of "absolute".
def textplot:
    78 as $columns
    | def column($x): if $x == null then null
	elif .hi <= .lo then $columns / 2
	else ($x - .lo) / (.hi - .lo) * ($columns - 1) | round end;
      def height($column): map(select(. == $column)) | length;
    . as $sides
    | ([$sides[] | .invocation_ns[], .ns_lo, .ns_hi | values]
	| {lo: min, hi: max}) as $scale
    | ($sides | map([.invocation_ns[] as $x | $scale | column($x)])) as $at
    | ($at | map([range($columns) as $c | height($c)])) as $heights
    | "+" + "-" * $columns + "+",
      (range($heights | map(max) | max; 0; -1) as $level
	| "|" + ([range($columns) as $c | [$heights[][$c] >= $level]
	    | if all then "*" elif .[0] then "x" elif .[1] then "+" else " " end]
	| add) + "|"),
      ($sides[] | . as $side | [$side.ns, ($side.invocation_ns | add / length),
	    $side.ns_lo, $side.ns_hi]
	| map(. as $x | $scale | column($x)) as [$median, $mean, $lo, $hi]
	| "|" + ([range($columns) | if . == $median then "M" elif . == $mean then "A"
	    elif $lo == null then " " elif . == $lo or . == $hi then "|"
	    elif $lo < . and . < $hi then "_" else " " end] | add) + "|"),
      "+" + "-" * $columns + "+";

def figures($unit):
    def line($mark; $n; $numbers): $mark + ($n | tostring | lpad(7))
	+ ($numbers | map(lpad(12)) | add);
    line(" "; "n"; ["median", "lo", "hi", "mean", "p99"]) + "  " + $unit,
    (to_entries[] | ["x", "+"][.key] as $mark | .value
	| line($mark; .n; [.ns, .ns_lo, .ns_hi, .mean_ns, .p99_ns] | map(fixed(2))));

# The verdict, coloured on a terminal and nowhere else.
def verdict: if $terminal == "" then .verdict_text else
    "\u001b[\({equivalent: 36, slower: 31, faster: 32, unresolved: 33}[.verdict])m"
	+ .verdict_text + "\u001b[0m" end;

# Instructions are told as such; times by their ratio.
def control_line:
    (if .unit == "ns" then ["ratio", 4] else ["delta_ns", 0] end) as [$key, $d]
    | (.setting | pad(64))
	+ ([.[$key, $key + "_lo", $key + "_hi"] | fixed($d) | lpad(10)] | add)
	+ "  " + if .moved then "moved: the run is void"
	    elif .judged then "has not moved"
	    else "too few invocations to tell" end;

def comparisons:
    . as $run
    | [.comparisons[] | select(is_measured and (.scenario | chosen_scenario)
	and ($new == "" or .variant == $new))] as $chosen
    | ($chosen[] | . as $c
	| [$run | level_of($c; $c.base, $c.variant)] as $sides
	| "\(.setting): \(verdict)", "x \(.base)", "+ \(.variant)",
	  ($sides | textplot, figures($c.unit)), .sentence, ""),
      ([.control[] | select([cell, .load_ns] as $cell
	    | any($chosen[]; [cell, .load_ns] == $cell))]
	| select(. != [])
	| ("control" | pad(64)) + ([if .[0].unit == "ns" then "ratio" else "apart" end,
	    "lo", "hi" | lpad(10)] | add), (.[] | control_line));

# What the run warns of; that two sides have no control is no surprise.
def notes: (select(.complete | not) | "incomplete: the run was interrupted"),
    (.warnings[] | select(test("^.*variant-.*has no control$") | not));

# --- Runs of two sides: [{dir, meta, summary}] ---------------------------

# What was asked for and is not there, a line each.
def absent:
    .[] | .dir as $dir | .summary as $s
    | (($scenarios | split(","))[]
	| select(IN($s.absolute[].scenario) | not)
	| "\($dir): did not measure the scenario \(.)"),
      ($base, $new
	| select(. != "" and (IN($s.absolute[].variant) | not))
	| "\($dir): did not measure the variant \(.)");

# What meta.json says that two runs have to have alike.
def alike: ["cpu", "pus", "hypervisor", "kernel", "compiler", "flags", "source",
    "settings"];

# Why the runs may not be set against each other, a line each.
def unlike:
    def may: IN(($differ | split(" "))[]);
    def said($key): .meta[$key] | tojson | .[:200];
    def apart($a; $b; $key; $advice): select($a.meta[$key] != $b.meta[$key])
	| "\($a.dir) and \($b.dir) differ in \($key) (\($a | said($key)) and "
	+ "\($b | said($key))): \($advice)";
    (($differ | split(" "))[]
	| select(IN(alike[], "void", "complete") | not)
	| "DIFFER=\(.): no such key; there are: \(alike | join(" ")) void complete"),
    (. as $runs | select(length > 1)
    | (.[] | (select(.summary.complete or ("complete" | may) | not)
	    | "\(.dir) is incomplete; to admit it, say DIFFER=complete"),
	(select(.summary.void and ("void" | may | not))
	    | "\(.dir) is void; to admit it, say DIFFER=void")),
      # A run's side is its parity: i and i - 2 stand on the same one.
      (range(1; length) as $i
	| alike[] as $key
	| (select($i > 1) | apart($runs[$i - 2]; $runs[$i]; $key;
	    "runs of one side may not")),
	  (select($key | may | not) | apart($runs[$i - 1]; $runs[$i]; $key;
	    "if that is the point, say DIFFER=\($key)"))));

# The runs as one, whose invocations are pairs of runs and whose cells are those
# of the runs, one for each variant.
def sides_meta: {schema: 1, base: "side_A", void: any(.[]; .summary.void),
    samples: "pair\(if length > 2 then "s" else "" end) of runs"};

# Its raw files (bench/stat/rawout.h), each behind a line "> directory name"; a
# line that begins with "!" is a warning.
def sides:
    def entry: [cell, .load_ns, .variant] | tostring;
    map({dir, ns: (.summary.absolute | map({key: entry, value: .ns}) | from_entries)})
	as $runs
    | .[0].summary.absolute[]
    | select((.scenario | chosen_scenario)
	and if $new == "" then is_copy | not else .variant == $new end)
    | entry as $entry | [$runs[] | select(.ns[$entry] == null) | .dir] as $without
    | if $without != [] then
	"! \($without[0]): did not measure \(.variant) in \(.setting): left out"
      else .params.variant = (.variant | gsub("[.]"; "_"))
	| {bench, arch, scenario, part, cpus, load_ns, params} as $cell
	| ("\(.bench).\(.scenario).\(.part).c\(.cpus).l\(.load_ns)"
	    + ([.params | to_entries[] | ".\(.key)-\(.value)"] | add)) as $name
	| range($runs | length / 2) as $pair
	| "> \($name) \($pair + 1).tsv", "# exitlab-raw 2",
	  "# cell \($cell | tojson)", "# invocation \($pair + 1) ",
	  "# columns invocation time_s row position variant ns cpu_ns",
	  (0, 1 | "\($pair + 1)\t0\t0\t\(.)\tside_\(["A", "B"][.])\t"
	    + "\($runs[2 * $pair + .].ns[$entry])\t-"), "# end"
      end;
