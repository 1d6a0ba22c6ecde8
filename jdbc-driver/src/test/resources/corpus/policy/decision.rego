# METADATA
# title: The corpus policy
# description: |
#   What the corpus README means: masks and row filter for the analyst, the support desk's
#   classes, and a data-protection officer who gets all that is asked for. `data.corpus` is the
#   corpus' own list of protected columns.
package scrim

# METADATA
# description: A new value ends every decision made before.
revision := "corpus-1"

# METADATA
# description: Nobody gets anything unless a rule below says so.
# entrypoint: true
default decision := {"allow": false, "reasons": [{"rule": "corpus/default", "message": "no role of the corpus policy"}]}

decision := {
	"allow": true,
	"tables": {t.id: _whole | some t in input.statement.tables},
	"functions": {f: "allow" | some f in input.statement.functions},
	"grants": input.statement.grants,
	"valid_for_seconds": 300,
	"vary": ["subject.roles"],
} if {
	_role == "dpo"
}

decision := {
	"allow": true,
	"tables": {t.id: _restricted(t) | some t in input.statement.tables; t.kind in _base_kinds},
	"functions": {},
	"grants": [],
	"valid_for_seconds": 300,
	"vary": ["subject.roles"],
} if {
	_role != "dpo"
	input.statement.kind in _restricted_kinds
}

decision := {
	"allow": false,
	"reasons": [{"rule": "corpus/kind", "message": "this kind of statement is for the data-protection officer"}],
	"valid_for_seconds": 300,
	"vary": ["subject.roles"],
} if {
	_role != "dpo"
	not input.statement.kind in _restricted_kinds
}

_restricted_kinds := {"select", "insert", "update", "delete", "merge", "session"}

_base_kinds := {"table", "partition", "temporary"}

# The one corpus role that the subject holds; undefined for none or several.
_role := role if {
	roles := {r | some r in input.subject.roles; r in data.corpus.subjects}
	count(roles) == 1
	some role in roles
}

_whole := {
	"other_columns": {"action": "show", "write": true},
	"delete": true,
}

_restricted(table) := object.union(_whole, {
	"columns": {name: _directives[class] |
		some c in data.corpus.columns
		_id(c) == table.id
		name := lower(c.column)
		class := c[_role]
	},
	"rows": [{"type": "field", "operator": "eq", "field": column, "value": value} |
		some f in data.corpus.row_filters
		f.subject == _role
		_id(f) == table.id
		[[_, column, value]] := regex.find_all_string_submatch_n(`^(\w+) = '(\w+)'$`, f.predicate, 1)
	],
})

_id(x) := lower(concat(".", [x.schema, x.table]))

_directives := {
	"visible": {"action": "show", "write": true},
	"mask": {"action": "mask", "method": "redact", "text": "***", "rule": "corpus/mask"},
	"nullify": {"action": "null", "rule": "corpus/nullify"},
	"generalise-year": {"action": "mask", "method": "generalize", "to": "year", "rule": "corpus/generalise-year"},
	"partial-email": {"action": "mask", "method": "email", "rule": "corpus/partial-email"},
	"block": {"action": "drop", "rule": "corpus/block"},
}
