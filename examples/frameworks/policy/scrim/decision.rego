# METADATA
# title: The bank's decision
# description: A caller acts in one role; data.bank says what each sees and may do.
package scrim

role := input.subject.roles[0] if {
	count(input.subject.roles) == 1
	input.subject.roles[0] in {"officer", "support", "agent", "application"}
}

default decision := {
	"allow": false,
	"reasons": [{"rule": "bank/role", "message": "The caller has no role that the bank knows."}],
}

# METADATA
# entrypoint: true
decision := {
	"allow": true,
	"reasons": [{"rule": rule, "message": message} | some rule, message in data.bank.reasons],
	"tables": {table.id: _table(table) | some table in input.statement.tables; _listed(table.id)},
	"other_tables": {"action": "deny"},
	"vary": ["subject.roles"],
} if {
	role
}

# METADATA
# entrypoint: true
revision := data.release.revision

_listed(table) if table in data.bank.names

_listed(table) if {
	role != "application"
	table in data.bank.tables
}

_table(table) := object.union(_whole(table), _rows(table))

_whole(table) := {
	"columns": {column.name: _column(table.id, column.name) | some column in table.columns},
	"other_columns": {"action": "show"},
	"delete": _deletes(table.id),
}

_column(table, column) := object.union(
	object.get(data.bank.masked, [role, table, column], {"action": "show"}),
	_write(table, column),
)

_write(table, column) := {"write": true} if {
	some granted in data.bank.writes[role]
	granted in {"*", table}
} else := {"write": true} if {
	column in data.bank.columns_written[role][table]
} else := {}

default _deletes(_) := false

_deletes(table) if {
	some granted in data.bank.deletes[role]
	granted in {"*", table}
}

_rows(table) := {"rows": [{
	"type": "field",
	"operator": "eq",
	"field": "region",
	"value": {"subject": "attributes.region"},
}]} if {
	table.id in data.bank.regional[role]
} else := {}
