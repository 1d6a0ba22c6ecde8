# METADATA
# title: Tables with health data
# description: Customer service does not use tables that hold health data.
# related_resources:
#   - ref: docs/rules/health/health-tables.md
# custom:
#   article: GDPR Art. 9
package rules.health["health-tables"]

import data.scrim.request
import data.scrim.subject

about := rego.metadata.chain()

deny contains $"Customer service does not use table {table.id}: it holds health data." if {
	"support" in subject.roles
	some table in input.statement.tables
	count(request.columns_labelled(table, "health")) > 0
}
