# SPDX-License-Identifier: BSD-2-Clause
#
# What the result files look like, said once, for all who read them: a type, its
# name with "?" where the value may be null or missing; a value, where there is
# just that one; an array of such things; an object with at least
# these keys, but for those with "?".

def estimates($name): {($name): "number", ($name + "_lo"): "number?",
    ($name + "_hi"): "number?", ($name + "_decimals"): "decimals"};

def line: {ns: "number?", ns_lo: "number?", ns_hi: "number?"};

def cell: {bench: "string", arch: "string", scenario: "string",
    part: "string", cpus: "number", load_ns: "number", params: "object",
    setting: "string", variant: "string"};

def shapes: {
    meta: {schema: 1, complete: "boolean", date: "string", cpu: "string",
	topology: "string", hypervisor: "string", kernel: "string",
	clock_grain_ns: "number", pus: [{pu: "number", to_first: "string"}],
	compiler: "string", flags: "string", commit: "string",
	source: "string", timed: "string", seed: "number",
	base: "string", profile: "string",
	settings: {next: "string", benches: "string",
	    invocations: "number", variants: "string", scenarios: "string",
	    cpus: "string?", kernel: "object?"}, warnings: ["string"],
	calibration: {surcharge_ns: "number?", surcharge_lo: "number?",
	    surcharge_hi: "number?", invocations: "number?", what: "string?"},
	"lines?": {miss: line, transfers: [{relation: "string",
	    take: line, hammer: line}]},
	variants: [{name: "string", title: "string", origin: "string",
	    expected: "string"}]},
    summary: {schema: 1, source: "string", void: "boolean",
	complete: "boolean", base: "string", bound: "number",
	bound_life_ns: "number", confidence: "number", family: "number",
	warnings: ["string"],
	control: [cell + estimates("ratio") + estimates("delta_ns")
	    + estimates("percent") + {moved: "boolean"}],
	absolute: [cell + estimates("ns") + {n: "number",
	    invocation_ns: ["number?"]}],
	comparisons: [cell + estimates("ratio") + estimates("delta_ns")
	    + estimates("percent") + {base: "string", computed: "boolean",
	    invocations: "number", smallest_effect_ns: "number?",
	    smallest_effect_ratio: "number?", verdict: "string",
	    difference: "string", bound: "string", verdict_text: "string",
	    statement: "string", sentence: "string"}]},
    anatomy: {schema: 1, operations: [{arch: "string", scenario: "string",
	case: "string", variant: "string", part: "string",
	address_space_loads: "number", pmap_activate_calls: "number",
	atomic_rmw: "number", fences: "number", lock_operations: "number",
	tlb_flushes: "number"}]},
    verify: {schema: 1, source: "string", seconds: "number",
	incomplete: "boolean", cells: [{variant: "string", arch: "string",
	model: "string", pmap_lock: "boolean", cast: "string",
	outcome: "string", property: "string?", executions: "number?",
	exhaustive: "boolean", execution: "string?"}]},
    claims: {schema: 1, source: "string", ports: ["string"],
	emitted: [{compiler: "string", target: "string",
	    volatile: "boolean", loads: "number"}],
	claims: [{number: "number", quote: "string", verdict: "string",
	    stands: "boolean", experiments: [{variant: "string",
	    cast: "string", what: "string", outcomes: ["string"]}]}]},
    mutants: {schema: 1, source: "string", all: "number", killed: "number",
	survivors: [{file: "string", line: "number", rule: "string",
	    text: "string", argument: "string?"}]},
    ring0: {schema: 1, source: "string", seed: "number", native: "string",
	left_out: ["string"], expected: "object", native_void: "boolean",
	native_comparisons: [{variant: "string", part: "string",
	    verdict: "string"}],
	cells: [{arch: "string", mode: "string", variant: "string",
	    scenario: "string", part: "string", case: "string?",
	    cpus: "number?", instructions: "number?",
	    address_space_loads: "number?", tlb_flushes: "number?",
	    locked_operations: "number?", fences: "number?",
	    violations: "number?", first: "object?", ns: "number?"}]},
    # What a panel needs of another machine's run, of earlier versions too.
    machine: {cpu: "string", hypervisor: "string", settings: "object",
	timed: "string?"},
    panel: {schema: 1, source: "string", void: "boolean", base: "string",
	comparisons: [{bench: "string", scenario: "string", part: "string",
	    cpus: "number", load_ns: "number", params: "object",
	    variant: "string", verdict: "string", ratio: "number",
	    ratio_lo: "number?", ratio_hi: "number?", delta_ns: "number",
	    delta_ns_lo: "number?", delta_ns_hi: "number?"}]},
    litmus: {schema: 1, tests: [{name: "string", arch: "string",
	expected: "string", seen: "string?"}]}
};

# What is wrong with the value at this place, a line each.
def faults($shape; $at):
    . as $value | ($shape | type) as $kind
    | if $kind == "array" then
	if type != "array" then "\($at) is no array"
	else range(length) as $i | .[$i] | faults($shape[0]; "\($at)[\($i)]")
	end
      elif $kind == "object" then
	if type != "object" then "\($at) is no object"
	else ($shape | keys_unsorted[]) as $key
	    | ($key | rtrimstr("?")) as $name
	    | .[$name] | select($name == $key or . != null)
	    | faults($shape[$key]; "\($at).\($name)") end
      elif $shape == "decimals" then
	select(type != "number" or . < 0 or . > 9 or floor != .)
	| "\($at) is no number of decimals"
      elif $kind == "string" then
	($shape | rtrimstr("?")) as $type
	| if type == $type or ($type != $shape and . == null) then empty
	else "\($at) is no \($type)" end
      else select(. != $shape) | "\($at) is not \($shape)" end;

# The first fault of a file that was slurped, or nothing.
def fault($kind):
    if length != 1 then "holds \(length) JSON texts and not one"
    else first(.[0] | faults(shapes[$kind]; "")) end;
