package rules.writes.temporary_test

import data.scrim.fixture

_temporary(from) := json.patch(fixture.writes(["analyst"], "fraud", "insert", "pg_temp.t", ["code"]), [
	{"op": "replace", "path": "/statement/tables/0/kind", "value": "temporary"},
	{"op": "replace", "path": "/statement/tables/0/from", "value": from},
])

test_a_temporary_table_of_unlabelled_data_is_filled if {
	decision := fixture.decide(_temporary({"code": []}))
	decision.allow == true
	decision.tables["pg_temp.t"].columns.code == {"action": "show", "write": true}
}

test_its_columns_keep_the_labels_of_their_sources if {
	decision := fixture.decide(_temporary({"code": ["public.people.national_id"]}))
	decision.tables["pg_temp.t"].columns.code.action == "mask"
}

test_a_source_without_a_label_line_hides_the_column if {
	decision := fixture.decide(_temporary({"code": ["public.people.shoe_size"]}))
	decision.tables["pg_temp.t"].columns.code.action == "drop"
}

test_a_temporary_table_of_unknown_data_is_refused if {
	fixture.decide(_temporary(null)).allow == false
}
