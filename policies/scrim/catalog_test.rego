# The policy's own data: every column has a label line, every label has a meaning and a rule for every role.
package scrim.catalog_test

import data.scrim.fixture

test_every_column_of_the_demonstration_schema_has_a_label_line if {
	request := fixture.reads(["dpo"], "audit", fixture.all_columns)
	missing := data.scrim.unlabelled with input as request
	print("columns without a line in catalog/data.yaml:", missing)
	missing == set()
}

test_every_line_of_the_catalogue_is_for_a_column_that_exists if {
	every table, columns in data.catalog {
		every column in object.keys(columns) {
			fixture.tables[table][column]
		}
	}
}

test_names_in_the_catalogue_are_in_lower_case if {
	every table, columns in data.catalog {
		table == lower(table)
		every column in object.keys(columns) {
			column == lower(column)
		}
	}
}

test_every_label_in_the_catalogue_is_explained if {
	used := {label | some label in data.catalog[_][_]}
	print("labels without a line in labels/data.yaml:", used - object.keys(data.labels))
	used - object.keys(data.labels) == set()
}

test_every_label_has_a_rule_for_every_role if {
	missing := {[label, role] |
		some label in object.keys(data.labels)
		some role in object.keys(data.roles)
		not _treated(label, role)
	}
	print("label and role without a rule:", missing)
	missing == set()
}

test_every_treatment_is_one_that_the_driver_knows if {
	wrong := {[category, rule, label, role] |
		some category, rule, label, role
		directive := data.rules[category][rule].treatment[label][role]
		not fixture.valid_directive(directive)
	}
	print("not a valid treatment:", wrong)
	wrong == set()
}

test_every_treatment_is_for_a_label_and_a_role_that_exist if {
	every found in {[label, role] | some label, role; data.rules[_][_].treatment[label][role]} {
		data.labels[found[0]]
		data.roles[found[1]]
	}
}

test_every_purpose_of_a_role_is_explained if {
	every purpose in {purpose | some purpose in data.roles[_].purposes} {
		data.purposes[purpose]
	}
}

test_every_rule_says_what_it_is_and_where_to_read_about_it if {
	count(_rules) > 0
	every rule in _rules {
		about := data.scrim.contributions.about[rule]
		about.title != ""
		endswith(about.description, ".")
		about.related_resources[0].ref == $"docs/rules/{rule}.md"
	}
}

_treated(label, role) if data.rules[_][_].treatment[label][role]

# Every rule that says anything, whatever it is.
_rules contains $"{category}/{rule}" if data.rules[category][rule].treatment

_rules contains $"{category}/{rule}" if data.rules[category][rule].columns

_rules contains $"{category}/{rule}" if data.rules[category][rule].rows

_rules contains $"{category}/{rule}" if data.rules[category][rule].deny

_rules contains $"{category}/{rule}" if data.rules[category][rule].limit

_rules contains $"{category}/{rule}" if data.rules[category][rule].write

_rules contains $"{category}/{rule}" if data.rules[category][rule].delete

_rules contains $"{category}/{rule}" if data.rules[category][rule].grants

_rules contains $"{category}/{rule}" if data.rules[category][rule].functions
