# SPDX-License-Identifier: BSD-2-Clause
# The claims with what the cells say of their experiments.  The 11th is measured:
# the report decides it, from its own run.

include "verified";

# What "watch" names is all that is asked about.
def outcome($watch):
    [.violations[].property | select($watch == null or . == $watch)][0]
    // "holds";

{schema: 1, source: $source, ports: [ports[] | join(" ")],
 emitted: $emitted[0],
 claims: [$claims[0][] | .experiments |= map(. as $it
      | [ports[] as [$arch, $model] | first($cells[]
	  | select(.variant == $it.variant and .cast == $it.cast
	      and .arch == $arch and .model == $model and (.proc_lock | not)
	      and .pmap_lock == ($it.lock != "none")
	      and .init_release == ($it.variant | startswith("acquire_") | not)))]
	  as $cells
      | .outcomes = [$cells[] | outcome($it.watch)]
      | .search = ([$cells[].search] | unique)
      | .executions = ([$cells[].executions // 0] | add))
   | .stands = all(.experiments[]; .outcomes == .expect)
   | if .stands then . else
       .verdict = "Open: the executions no longer say what they said when the verdict was written." end
   | .experiments |= map(del(.expect))]}
