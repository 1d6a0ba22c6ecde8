# METADATA
# title: Columns
# description: >-
#   What happens to each column: the strictest of what the rules say about its labels for each role that counts, and about the column by name.
#   A label on which the rules say nothing for a role hides the column; so does a missing line in the catalogue.
package scrim.columns

import data.scrim.contributions
import data.scrim.request
import data.scrim.strictness
import data.scrim.subject

# METADATA
# description: The directive for one column, as the driver understands it.
directive(table, column) := object.union(_action(entry), _write(table, column, entry.value.action)) if {
	entry := strictness.strictest(_entries(table, column))
}

# METADATA
# description: The labels of all columns that the statement uses.
labels contains label if {
	some table in input.statement.tables
	some column in table.columns
	some label in request.labels(table, column.name)
}

_action(entry) := {"action": "show"} if {
	entry.value.action == "show"
} else := object.union(object.remove(entry.value, ["write"]), {"rule": entry.rule})

_write(table, column, action) := {"write": true} if {
	action in {"show", "mask", "null"}
	column in _writes[table.id]
} else := {}

_entries(table, column) := ({_shown} | _labelled(found)) | _named(table, column) if {
	found := request.labels(table, column)
} else := {{"value": {"action": "drop"}, "rule": "scrim/unlabelled-column"}}

_shown := {"value": {"action": "show"}, "rule": ""}

_labelled(found) := {object.get(_by_label, label, _untreated) | some label in found}

_named(table, column) := {entry |
	some id in [table.id, object.get(table, "parent", null)]
	some entry in _by_name[id][column]
}

_untreated := {"value": {"action": "drop"}, "rule": "scrim/untreated-label"}

# These are whole values on purpose: worked out once, and then only looked up for each column.
_by_name := contributions.columns

_writes := contributions.writes

_treatments := contributions.treatments

_by_label := {label: strictness.strictest(entries) |
	some label in labels
	entries := {entry | some role in subject.roles; some entry in _treated(label, role)}
}

_treated(label, role) := _treatments[label][role] if {
	count(_treatments[label][role]) > 0
} else := {_untreated}
