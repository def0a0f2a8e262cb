# SPDX-License-Identifier: BSD-2-Clause
# The claims with what their experiments gave, and the one that is measured.

def outcome: if .outcome == "holds" then "holds" else .property end;

def ports: ["amd64 weak", "amd64 tso", "riscv weak", "arm64 weak"];

# The 11th is the benchmarks'.
def pessimization:
    [($summary[0].comparisons // [])[]
     | select(.bench == "micro" and .scenario == "sole" and .load_ns == 0
	and .variant == "switch_always" and .part == "inline")][0] as $c
    | {number: 11,
       quote: "but this would be a pessimization in the common case where the caller holds the sole reference.",
       experiments: [], stands: ($c != null),
       verdict: (if $c == null then "Open: there is no run of make bench."
	 else ($c.delta_ns * 10 | round / 10) as $d
	 | "\(if $c.verdict == "slower" then "Right" else "Not seen here" end): "
	 + "against \($c.base), switch_always costs a sole holder \($d) ns "
	 + "[\($c.delta_ns_lo * 10 | round / 10), \($c.delta_ns_hi * 10 | round / 10)] "
	 + "more in vmspace_exit(), with an address-space load at 0 ns, and three loads instead of one." end)};

{schema: 1, source: $source, ports: ports, emitted: $emitted[0],
 claims: ([$claims[0][] | . as $claim
   | .experiments |= [to_entries[]
      | .key as $i
      | ([$run[] | select(.number == $claim.number and .index == $i)][0].cells) as $cells
      | .value
      | .outcomes = [$cells[] | outcome]
      | .search = ([$cells[] | .search] | unique)
      | .executions = ([$cells[] | .executions // 0] | add)]
   | .stands = all(.experiments[]; .outcomes == .expect)
   | if .stands then . else
       .verdict = "Open: the executions no longer say what they said when the verdict was written." end
   | .experiments |= map(del(.expect))] + [pessimization])}
