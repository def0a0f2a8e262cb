# SPDX-License-Identifier: BSD-2-Clause
#
# The answer: in a paragraph, with intervals, and of claim 11.  The input is
# summary.json.

include "figures";
include "text";
include "run";
include "words";

def loads_of($anatomy; $variant):
    [$anatomy.operations[] | select(.scenario == "sole" and .part == "whole"
	and .variant == $variant)] | .[0].address_space_loads;

def times: if . == 1 then "once" elif . == 2 then "twice"
    else "\(.) times" end;

# "`fcmpset_loop`, the code before D26923".
def base_text($meta):
    . as $run
    | "`\(.base)`"
    + ([$meta.variants[] | select(.name == $run.base) | .origin] | .[0]
	| if . == null then "" else ", \(md)" end);

def surcharge:
    [.comparisons[] | select(.calibrated and .scenario == "sole"
	and .part == "whole" and .variant == "switch_always")] | .[0];

# The answer in a paragraph, for a reader who stops there.
def answer($meta; $anatomy):
    . as $run
    | def one($scenario; $v):
	$run.comparisons | whole($scenario; $v; 0) | values;
    [(one("sole"; "switch_always") | "Against "
	+ ($run | base_text($meta)) + ", a sole holder that switches to "
	+ "`vmspace0` unconditionally (`switch_always`) \(briefly)"
	+ " per exit"
	+ ([loads_of($anatomy; "switch_always"), loads_of($anatomy; .base)]
	| if any(. == null) or .[0] <= .[1] then ""
	else ", and loads an address space \(.[0] | times) instead of \(.[1] | times)" end)
	+ "."),
     (one("sole"; "fenced_loop") | "The loop with fences \(briefly)."),
     (one("sole"; "release_if_last")
	| "What landed, `release_if_last`, \(briefly)."),
     ($run.comparisons | whole_life("switch_always") | values
	| "In the life of a whole process `switch_always` \(briefly)"
	+ detectable + "."),
     (one("race"; "switch_always") | "Where \(.cpus) holders exit at once, "
	+ "it \(briefly)."),
     (one("storm"; "switch_always") | "Where \(.cpus) CPUs exit at once, "
	+ "each a sole holder, it \(briefly).")]
    | join(" ");

def answer_contended($scenario; $lead):
    [(.comparisons | whole($scenario; ("switch_always", "release_if_last"); 0))
	| values] as $at_0
    | ([.comparisons[] | select(.scenario == $scenario and is_measured)
	| .load_ns] | max // 0) as $load
    | if $at_0 == [] then empty else
	($lead | gsub("@"; $at_0[0].cpus | tostring)) + " "
	+ ($at_0 | map("`\(.variant)` \(cost_text)") | join(", and "))
	+ ((.comparisons | whole($scenario; "switch_always"; $load) | values
	    | select($load > 0)
	    | "; with each load spun at \($load) ns, `switch_always` "
	    + cost_text) // "") + "."
      end;

# The same with intervals, a point each.
def answer_points($meta; $anatomy):
    . as $run
    | [.comparisons | whole("sole"; "switch_always"; 0)] | .[0] as $sole
    | $run
    | [($sole | values | "With a sole holder, the common case, `switch_always` "
	+ cost_text
	+ ", \($run | level_of($sole; "switch_always").ns | time_text) "
	+ "instead of \($run | level_of($sole; $sole.base).ns | time_text), "
	+ "before its address-space loads are counted"
	+ ([loads_of($anatomy; "switch_always", $sole.base)]
	    | if any(. == null) then "" else
	    "; it loads one \(.[0] | times), the base \(.[1] | times)"
	    end) + "."),
    (surcharge | values | "At \(.load_ns | sig3) ns for each load, as calibrated ("
	+ ($meta.calibration.what | md) + "), it \(cost_text), computed."),
    (["fenced_loop", "release_if_last"][] as $v
	| .comparisons | whole("sole"; $v; 0) | values
	| "`\($v)`" + {fenced_loop: ", the change as D26923 accepted it,",
	    release_if_last: ", what landed,"}[$v] + " \(cost_text)."),
    ([.comparisons[] | select(life and .variant == "switch_always")]
	| sort_by(.params.memory | memory_place) | select(. != [])
	| "In a process's whole life (fork, exit, wait) `switch_always` "
	+ (map("\(cost_text) where the child has "
	+ (.params.memory | memory_text)) | join(", and it ")) + "."),
    (.comparisons | exit_to_reaping("switch_always") | values
	| "From a process's exit to its reaping `switch_always` \(cost_text)."),
    # That the run could have said "slower".
    ([.comparisons | whole_life("planted"), exit_to_reaping("planted") | values
	| (if .difference == "slower" then "was" else "was not" end)
	+ " detected \(if .params.span == "life" then "in a whole life"
	    else "from exit to reaping" end): it \(cost_text)"]
	| select(. != [])
	| "A deliberate delay of 5 us \(join("; it "))."),
    answer_contended("race"; "When @ holders exit at once,"),
    answer_contended("storm"; "When @ CPUs exit at once, each a sole holder,"),
    # Two cells, so without an interval.
    (.base as $base | [.absolute[] | select(.bench == "micro"
	and .scenario == "storm" and .part == "whole" and .load_ns == 0
	and .variant == $base)]
	| select(length > 0) | min_by(.cpus) as $few | max_by(.cpus) as $many
	| select($few.cpus < $many.cpus)
	| "What they meet on is `vmspace0`: an exit of the base takes "
	+ "\($few.ns | time_text) on \($few.cpus) CPU and "
	+ "\($many.ns | time_text) on each of \($many.cpus).")]
    | map("* " + .) | join("\n");

# Does time bear out the review's objection?
def claim_11:
    (.comparisons | whole("sole"; "switch_always"; 0)) as $c
    | surcharge as $k
    | if .void then "no verdict: the run is void."
      elif $c == null then
	"not decided: this run compares no `switch_always` with a sole holder."
      elif $c.difference == "slower" then
	"**it holds**: `switch_always` \($c | cost_text), already at a load of 0 ns."
      elif $k != null and $k.difference == "slower" then
	"**it holds only with the loads' cost**: at 0 ns `switch_always` "
	+ "\($c | cost_text); at \($k.load_ns | sig3) ns it \($k | cost_text)."
      elif $c.verdict == "unresolved" then
	"**not decided**: `switch_always` \($c | cost_text)."
      else
	"**it does not hold here**: `switch_always` \($c | cost_text)."
      end;
