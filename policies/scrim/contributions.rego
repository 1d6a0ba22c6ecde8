# METADATA
# title: Contributions
# description: What the rules say, collected. A rule is found by its place, data.rules[category][rule], so that adding one is adding its file.
package scrim.contributions

# METADATA
# description: By label and role, everything that the rules would do with the column.
treatments[label][role] contains {"value": treatment, "rule": $"{category}/{rule}"} if {
	some category, rule, label, role
	treatment := data.rules[category][rule].treatment[label][role]
}

# METADATA
# description: By table and column, what rules say about that very column.
columns[table][column] contains {"value": directive, "rule": $"{category}/{rule}"} if {
	some category, rule, table, column
	some directive in data.rules[category][rule].columns[table][column]
}

# METADATA
# description: By table, the conditions that its rows must meet.
rows[table] contains {"value": condition, "rule": $"{category}/{rule}"} if {
	some category, rule, table
	some condition in data.rules[category][rule].rows[table]
}

# METADATA
# description: Why the statement as a whole is refused.
denials contains {"message": message, "rule": $"{category}/{rule}"} if {
	some category, rule
	some message in data.rules[category][rule].deny
}

limits contains {"value": value, "rule": $"{category}/{rule}"} if {
	some category, rule
	some value in data.rules[category][rule].limit
}

# METADATA
# description: By table, the columns that may be written.
writes[table] contains column if {
	some category, rule, table
	some column in data.rules[category][rule].write[table]
}

# METADATA
# description: The tables from which rows may be deleted.
deletes contains table if {
	some category, rule
	some table in data.rules[category][rule].delete
}

grants contains grant if {
	some category, rule
	some grant in data.rules[category][rule].grants
}

functions contains name if {
	some category, rule
	some name in data.rules[category][rule].functions
}

valid_for contains seconds if {
	some category, rule
	some seconds in data.rules[category][rule].valid_for
}

vary contains path if {
	some category, rule
	some path in data.rules[category][rule].vary
}

# METADATA
# description: By rule, what its METADATA say about it.
about[$"{category}/{rule}"] := entry.annotations if {
	some category, rule
	some entry in data.rules[category][rule].about
	entry.path == ["rules", category, rule]
}
