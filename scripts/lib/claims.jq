# SPDX-License-Identifier: BSD-2-Clause
# The claims with what their experiments gave.  The 11th is measured: the report
# decides it, from its own run.

include "verified";

def outcome: if .outcome == "holds" then "holds" else .violations[0].property end;

{schema: 1, source: $source, ports: [ports[] | join(" ")],
 emitted: $emitted[0],
 claims: [$claims[0][] | . as $claim
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
   | .experiments |= map(del(.expect))]}
