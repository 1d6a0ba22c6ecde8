# METADATA
# title: Query plans
# description: A query plan tells of rows that a filter hides, so only those who see every row may ask for one.
# related_resources:
#   - ref: docs/rules/grants/explain.md
package rules.grants.explain

import data.scrim.subject

about := rego.metadata.chain()

grants contains "explain" if {
	subject.roles == {"dpo"}
}
