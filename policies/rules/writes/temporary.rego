# METADATA
# title: Temporary tables
# description: A session may fill and empty the temporary tables that it made. Their columns keep the labels of what they were made from.
# related_resources:
#   - ref: docs/rules/writes/temporary.md
# custom:
#   article: GDPR Art. 5(1)(f)
package rules.writes.temporary

import data.scrim.request

about := rego.metadata.chain()

write[table.id] contains column.name if {
	some table in input.statement.tables
	request.temporary(table)
	some column in table.columns
}

delete contains table.id if {
	some table in input.statement.tables
	request.temporary(table)
}
