# METADATA
# title: Own region
# description: Analysts see the people of their own region only.
# related_resources:
#   - ref: docs/rules/rows/region.md
# custom:
#   article: GDPR Art. 5(1)(b)
package rules.rows.region

import data.scrim.request
import data.scrim.subject

about := rego.metadata.chain()

treatment.region := {
	"analyst": {"action": "show"},
	"support": {"action": "show"},
	"researcher": {"action": "show"},
	"dpo": {"action": "show"},
}

# The value is filled in when the statement runs: analysts of all regions share one decision, and one without a region sees no row.
rows[table.id] contains {
	"type": "field",
	"operator": "eq",
	"field": column,
	"value": {"subject": "attributes.region"},
} if {
	"analyst" in subject.roles
	some table in input.statement.tables
	some column in request.columns_labelled(table, "region")
}
