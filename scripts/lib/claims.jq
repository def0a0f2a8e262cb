# SPDX-License-Identifier: BSD-2-Clause
# The claims with what their experiments gave.  The 11th is measured: the report
# decides it, from its own run.

include "verified";

# What is not watched (a KASSERT may end an execution first) is no answer.
def outcome($options):
    (if $options | contains("no_data_race") then ["no data race"]
     else [.violations[]?.property] end) as $asked
    | [.violations[]?.property | select(IN($asked[]))][0] // "holds";

{schema: 1, source: $source, ports: [ports[] | join(" ")],
 emitted: $emitted[0],
 claims: [$claims[0][] | . as $claim
   | .experiments |= [to_entries[]
      | .key as $i
      | ([$run[] | select(.number == $claim.number and .index == $i)][0].cells) as $cells
      | .value
      | .options as $options
      | .outcomes = [$cells[] | outcome($options)]
      | .search = ([$cells[] | .search] | unique)
      | .executions = ([$cells[] | .executions // 0] | add)]
   | .stands = all(.experiments[]; .outcomes == .expect)
   | if .stands then . else
       .verdict = "Open: the executions no longer say what they said when the verdict was written." end
   | .experiments |= map(del(.expect))]}
