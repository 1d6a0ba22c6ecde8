package rules.health["health-data_test"]

import data.scrim.fixture

test_analysts_do_not_see_it if {
	fixture.column(["analyst"], "fraud", "public.patients", "diagnosis") == {"action": "drop", "rule": "health/health-data"}
}

test_researchers_see_it if {
	fixture.column(["researcher"], "research", "public.patients", "diagnosis") == {"action": "show"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.patients", "hiv_status") == {"action": "show"}
}

test_analysts_do_not_learn_who_is_a_patient if {
	columns := ["id", "person_id", "clinic", "diagnosis_code", "diagnosis", "hiv_status", "admitted_at", "insurance_no"]
	decision := fixture.decide(fixture.reads(["analyst"], "fraud", {"public.patients": columns}))
	seen := {name | some name, directive in decision.tables["public.patients"].columns; directive.action == "show"}
	seen == {"id", "clinic"}
}
