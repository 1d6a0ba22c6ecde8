# METADATA
# title: The request
# description: Whether the question is complete, and what the catalogue knows about the tables and columns in it.
package scrim.request

# METADATA
# title: Well-formed request
# description: Holds only for a request whose every part is there and of the right kind. Nothing is decided about others.
valid if {
	input.phase in {"run", "build"}
	is_string(input.subject.user)
	_strings(input.subject.roles)
	is_object(input.environment)
	input.statement.kind in _kinds
	_strings(input.statement.functions)
	_strings(input.statement.grants)
	is_array(input.statement.tables)
	every table in input.statement.tables {
		_valid_table(table)
	}
	count({table.id | some table in input.statement.tables}) == count(input.statement.tables)
}

# METADATA
# title: Labels of a column
# description: >-
#   The labels that the catalogue gives the column, those that its table inherits from a parent, and those of the columns it is made from.
#   Undefined where no line speaks of it. A session's temporary table needs no line where each column that it is made from has one.
labels(table, column) := {label | some line in _lines(table, column); some label in line} if {
	count(_own_lines(table, column)) > 0
} else := {label | some line in _lines(table, column); some label in line} if {
	temporary(table)
	every source in table.from[column] {
		_source_line(source)
	}
}

# METADATA
# description: The columns of the table, used or not, that carry the label.
columns_labelled(table, label) := {column |
	some id in _names(table)
	some column, line in data.catalog[id]
	label in line
}

# METADATA
# description: Holds where the catalogue lists the table or its parent, or the session made the table and its columns are known.
catalogued(table) if {
	some id in _names(table)
	data.catalog[id]
}

catalogued(table) if temporary(table)

# METADATA
# description: Holds for a session's temporary table of which it is known what it is made from.
temporary(table) if {
	table.kind == "temporary"
	is_object(table.from)
}

# The names under which the catalogue may speak of the table.
_names(table) := {id | some id in [table.id, object.get(table, "parent", null)]; is_string(id)}

_own_lines(table, column) := {line |
	some id in _names(table)
	line := data.catalog[id][column]
}

_lines(table, column) := _own_lines(table, column) | {line |
	some source in object.get(object.get(table, "from", {}), column, [])
	line := _source_line(source)
}

_source_line(source) := data.catalog[$"{parts[0]}.{parts[1]}"][concat(".", array.slice(parts, 2, count(parts)))] if {
	parts := split(source, ".")
}

_valid_table(table) if {
	is_string(table.id)
	count(table.access) > 0
	every access in table.access {
		access in {"read", "write", "delete"}
	}
	is_array(table.columns)
	every column in table.columns {
		is_string(column.name)
		_strings(column.uses)
	}
	_strings(table.all_columns)
}

_strings(list) if {
	is_array(list)
	every element in list {
		is_string(element)
	}
}

_kinds := {
	"select", "insert", "update", "delete", "merge", "truncate", "ddl", "call", "session", "explain", "unwrap",
	"detokenize", "other",
}
