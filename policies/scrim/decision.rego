# METADATA
# title: Scrim's decision
# description: The entry point. Collects what the rules say and answers with the strictest of it.
# scope: subpackages
# schemas:
#   - input: schema.input
package scrim

import data.scrim.columns
import data.scrim.contributions
import data.scrim.refusals
import data.scrim.request
import data.scrim.subject

# METADATA
# description: What applies when nothing else could be worked out.
default decision := {
	"allow": false,
	"enforce": true,
	"reasons": [{
		"rule": "scrim/request",
		"message": "The request could not be understood, so it is refused.",
		"url": "docs/policies.md#reading-a-refusal",
	}],
	"tables": {},
	"other_tables": {"action": "deny"},
	"functions": {},
	"grants": [],
	"valid_for_seconds": 0,
	"audit": {"level": "full", "tags": []},
}

# METADATA
# title: The decision
# description: What the subject may do and see with this statement. Always a whole document; whatever is not allowed is refused.
# entrypoint: true
decision := object.union(_verdict, {
	"enforce": _enforce,
	"other_tables": {"action": "deny"},
	"functions": {name: "allow" | some name in contributions.functions},
	"grants": sort(contributions.grants),
	"valid_for_seconds": min({300} | contributions.valid_for),
	"vary": sort({"subject.roles", "subject.purpose"} | contributions.vary),
	"audit": {"level": "full", "tags": sort(columns.labels)},
}) if {
	request.valid
}

# METADATA
# title: The policy's revision
# description: Changes whenever the policy does. The one from release/data.yaml, and those of the bundles that are loaded.
# entrypoint: true
revision := concat(
	"+",
	array.concat(
		[data.release.revision],
		sort({loaded | loaded := data.system.bundles[_].manifest.revision; loaded != ""}),
	),
)

# METADATA
# title: Columns without a label line
# description: The columns of the statement's tables that the catalogue does not speak of, as `schema.table.column`.
unlabelled contains $"{table.id}.{column}" if {
	some table in input.statement.tables
	some column in table.all_columns
	not request.labels(table, column)
}

_verdict := {"allow": true, "reasons": sort(_explanations), "tables": _tables, "limit": {"rows": min(_limits)}} if {
	_allowed
	count(_limits) > 0
} else := {"allow": true, "reasons": sort(_explanations), "tables": _tables} if {
	_allowed
} else := {"allow": false, "reasons": sort(refusals.reasons), "tables": {}} if {
	count(refusals.reasons) > 0
}

# Says yes to each condition by itself, so that one that cannot be worked out is a no.
_allowed if {
	count(subject.roles) > 0
	every table in input.statement.tables {
		request.catalogued(table)
	}
	count(refusals.reasons) == 0
}

default _enforce := true

_enforce := false if input.environment.application in data.rollout.observed_applications

_limits := {limit.value | some limit in contributions.limits}

_tables := {table.id: object.union(_columns_of(table), _rows_of(table)) | some table in input.statement.tables}

_columns_of(table) := {
	"columns": {column.name: columns.directive(table, column.name) | some column in table.columns},
	"other_columns": {"action": "drop"},
	"delete": table.id in contributions.deletes,
}

_rows_of(table) := {"rows": sort({row.value | some row in _rows[table.id]})} if {
	count(_rows[table.id]) > 0
} else := {}

_rows := contributions.rows

# One reason for each rule that hides something from the subject.
_explanations contains refusals.reason(rule) if {
	some table in _tables
	some directive in table.columns
	rule := directive.rule
}

_explanations contains refusals.reason(row.rule) if {
	some table in input.statement.tables
	some row in _rows[table.id]
}

_explanations contains refusals.reason(limit.rule) if {
	some limit in contributions.limits
	limit.value == min(_limits)
}
