# METADATA
# title: Rectification and erasure
# description: The data-protection officer corrects and erases data when the person asks for it; nobody else writes here.
# related_resources:
#   - ref: docs/rules/writes/rectification.md
# custom:
#   article: GDPR Art. 16, 17
package rules.writes.rectification

import data.scrim.subject

about := rego.metadata.chain()

write[table.id] contains column.name if {
	_rectifies
	some table in input.statement.tables
	some column in table.columns
}

delete contains table.id if {
	_rectifies
	some table in input.statement.tables
}

_rectifies if {
	"dpo" in subject.roles
	subject.purpose == "rectification"
}
