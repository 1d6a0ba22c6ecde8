package rules.writes.rectification_test

import data.scrim.fixture

test_the_officer_corrects_when_asked if {
	decision := fixture.decide(fixture.writes(["dpo"], "rectification", "update", "public.people", ["full_name"]))
	decision.allow == true
	decision.tables["public.people"].columns.full_name == {"action": "show", "write": true}
}

test_the_officer_erases_when_asked if {
	decision := fixture.decide(fixture.deletes(["dpo"], "rectification", "public.people", ["id"]))
	decision.allow == true
	decision.tables["public.people"].delete == true
}

test_the_officer_writes_nothing_during_an_audit if {
	decision := fixture.decide(fixture.writes(["dpo"], "audit", "update", "public.people", ["full_name"]))
	decision.allow == false
	"scrim/write" in fixture.rules(decision)
	fixture.decide(fixture.deletes(["dpo"], "audit", "public.people", ["id"])).allow == false
}

test_a_column_without_a_label_line_is_not_written if {
	decision := fixture.decide(fixture.writes(["dpo"], "rectification", "insert", "public.people", ["shoe_size"]))
	decision.tables["public.people"].columns.shoe_size == {"action": "drop", "rule": "scrim/unlabelled-column"}
}

test_nobody_else_writes if {
	every kind in ["insert", "update", "merge"] {
		every role, purpose in {"analyst": "fraud", "support": "service", "researcher": "research"} {
			decision := fixture.decide(fixture.writes([role], purpose, kind, "public.products", ["price"]))
			decision.allow == false
			fixture.rules(decision) == {"scrim/write"}
		}
	}
}

test_nobody_else_deletes if {
	every role, purpose in {"analyst": "fraud", "support": "service", "researcher": "research"} {
		decision := fixture.decide(fixture.deletes([role], purpose, "public.products", ["id"]))
		decision.allow == false
		fixture.rules(decision) == {"scrim/delete"}
	}
}
