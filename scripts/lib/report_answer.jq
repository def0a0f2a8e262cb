# SPDX-License-Identifier: BSD-2-Clause
#
# The report's first paragraph and the claim, in words that follow the
# verdicts.

include "figures";
include "run";
include "words";

# Is there a comparison at all?
def if_there(f): if . == null then empty else f end;

def loads_of($anatomy; $variant):
    [$anatomy.operations[]? | select(.scenario == "sole" and .part == "whole"
	and .variant == $variant)] | .[0].address_space_loads // null;

def times: if . == 1 then "once" elif . == 2 then "twice"
    else "\(.) times" end;

# "`fcmpset_loop`, the code before D26923".
def base_text($meta):
    . as $run
    | "`\(.base)`"
    + ([$meta.variants[]? | select(.name == $run.base) | .origin] | .[0]
	| if . == null then "" else ", \(.)" end);

def answer_sole($anatomy):
    measured("micro"; "sole"; "whole"; "switch_always"; 0) as $c
    | . as $run
    | $c | if_there("With a sole holder, the common case, `switch_always` "
	+ cost_text
	+ ", \($run | level_of($c; "switch_always").ns | time_text) "
	+ "instead of \($run | level_of($c; $c.base).ns | time_text), "
	+ "before its address-space loads are counted"
	+ ([loads_of($anatomy; "switch_always"), loads_of($anatomy; $c.base)]
	    | if any(. == null) then "" else
	    "; it loads one \(.[0] | times), the base \(.[1] | times)"
	    end) + ".");

def answer_surcharge($meta):
    [.comparisons[] | select(.calibrated and .scenario == "sole"
	and .part == "whole" and .variant == "switch_always")] | .[0]
    | if . == null then
	"What a load costs on this machine was not calibrated in this run."
      else
	"At \(.load_ns | sig3) ns for each, as calibrated "
	+ "(\($meta.calibration.what)), it " + cost_text + ", computed."
      end;

def answer_designs:
    . as $run
    | ["fenced_loop", "release_if_last"] | map(select(. != $run.base)
	| . as $v | $run | measured("micro"; "sole"; "whole"; $v; 0)
	| if_there("`\($v)`"
	+ {fenced_loop: ", the change as D26923 accepted it,",
	    release_if_last: ", what landed,"}[$v] + " " + cost_text + "."))
    | join(" ");

def answer_life:
    [.comparisons[] | select(plain_forkexit and .params.span == "life"
	and .variant == "switch_always")]
    | sort_by(.params.memory | memory_place) as $all
    | . as $run
    | if ($all | length) == 0 then
	"A process's whole life was not measured in this run."
      else "In a process's whole life (fork, exit, wait) `switch_always` "
	+ ($all | map("\(cost_text) where the child has "
	+ (.params.memory | memory_text)) | join(", and ")) + "."
      end;

# That the run could have said "slower" of a whole life.
def answer_plant:
    [.comparisons[] | select(plain_forkexit and .params.span == "life"
	and .params.memory == "none" and .variant == "planted")] | .[0]
    | if_there("Planted 5 us " + if .verdict == "slower"
	then "were found there: the plant \(cost_text)."
	else "were not found there: the plant \(cost_text)." end);

def answer_contended($scenario; $lead):
    . as $run
    | [measured("micro"; $scenario; "whole"; ("switch_always", "release_if_last"); 0)
	| if_there(.)] as $at_0
    | ([.comparisons[] | select(.bench == "micro" and .scenario == $scenario
	and .part == "whole" and .variant == "switch_always"
	and (.computed | not)) | .load_ns] | max) as $load
    | if ($at_0 | length) == 0 then empty else
	($lead | gsub("@"; $at_0[0].cpus | tostring)) + " "
	+ ($at_0 | map("`\(.variant)` \(cost_text)") | join(", and "))
	+ (if $load > 0 then ($run
	    | measured("micro"; $scenario; "whole"; "switch_always"; $load)
	    | "; with each load spun at \($load) ns, `switch_always` "
	    + cost_text) else "" end) + "."
      end;

# What meeting on vmspace0 costs; two cells, so without an interval.
def answer_meeting:
    [.absolute[] | select(.bench == "micro" and .scenario == "storm"
	and .part == "whole" and .load_ns == 0)] as $all
    | .base as $base
    | [$all[] | select(.variant == $base)] | (min_by(.cpus)) as $few
    | (max_by(.cpus)) as $many
    | if $few == null or $few.cpus == $many.cpus then empty else
	"What they meet on is `vmspace0`: an exit of the base takes "
	+ "\($few.ns | time_text) on \($few.cpus) CPU and "
	+ "\($many.ns | time_text) on each of \($many.cpus)."
      end;

# A comparison in the fewest words that are true.
def briefly:
    if .verdict == "slower" then "costs \(.delta_ns | time_text)"
    elif .verdict == "faster" then "saves \(-.delta_ns | time_text)"
    elif .verdict == "equivalent" then "costs the same within 2 %"
    else "cannot be told from it" end;

def more_loads($anatomy):
    [loads_of($anatomy; "switch_always"), loads_of($anatomy; .base)]
    | if any(. == null) or .[0] <= .[1] then ""
      else " and \(.[0] - .[1]) more loads of an address space" end;

# The whole of it, for who reads no further.
def answer($meta; $anatomy):
    . as $run
    | def one($scenario; $v): $run
	| measured("micro"; $scenario; "whole"; $v; 0) | if_there(.);
    [(one("sole"; "switch_always") | "Against "
	+ ($run | base_text($meta)) + ", a sole holder that switches to "
	+ "`vmspace0` unconditionally (`switch_always`) \(briefly)"
	+ ($run | more_loads($anatomy)) + " per exit."),
     (one("sole"; "fenced_loop") | "The loop with fences \(briefly)."),
     (one("sole"; "release_if_last")
	| "What landed, `release_if_last`, \(briefly)."),
     ([$run.comparisons[] | select(plain_forkexit and .params.span == "life"
	and .params.memory == "none" and .variant == "switch_always")] | .[0]
	| if_there("In the life of a whole process `switch_always` \(briefly)"
	+ if .smallest_effect_ratio == null then "." else ": of "
	+ "\($run | level_of($run.comparisons[] | select(plain_forkexit
	    and .params.span == "life" and .params.memory == "none"
	    and .variant == "switch_always"); $run.base).ns | time_text), "
	+ "\(100 * .smallest_effect_ratio | fixed(1)) % would have been found."
	end)),
     (one("race"; "switch_always") | "Where \(.cpus) holders exit at once, "
	+ "it \(briefly)."),
     (one("storm"; "switch_always") | "Where \(.cpus) CPUs exit at once, "
	+ "each a sole holder, it \(briefly).")]
    | join(" ");

# The same with intervals, a point each.
def answer_points($meta; $anatomy):
    ["The base is \(base_text($meta)).", answer_sole($anatomy),
	answer_surcharge($meta),
	answer_designs, answer_life, answer_plant,
	answer_contended("race"; "When @ holders exit at once,"),
	answer_contended("storm"; "When @ CPUs exit at once, each a sole holder,"),
	answer_meeting]
    | map(select(. != "") | "* " + .) | join("\n");

# Does time bear out the review's objection?
def claim_11:
    measured("micro"; "sole"; "whole"; "switch_always"; 0) as $c
    | ([.comparisons[] | select(.calibrated and .scenario == "sole"
	and .part == "whole" and .variant == "switch_always")] | .[0]) as $k
    | if .void then "no verdict: the run is void."
      elif $c == null then
	"not decided: this run compares no `switch_always` with a sole holder."
      elif $c.verdict == "slower" then
	"**it holds**: `switch_always` \($c | cost_text), already at a load of 0 ns."
      elif $k != null and $k.verdict == "slower" then
	"**it holds only with the loads' cost**: at 0 ns `switch_always` "
	+ "\($c | cost_text); at \($k.load_ns | sig3) ns it \($k | cost_text)."
      elif $c.verdict == "unresolved" then
	"**not decided**: `switch_always` \($c | cost_text)."
      else
	"**it does not hold here**: `switch_always` \($c | cost_text)."
      end;
