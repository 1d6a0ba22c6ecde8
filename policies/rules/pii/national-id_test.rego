package rules.pii["national-id_test"]

import data.scrim.fixture

test_analysts_see_a_constant if {
	fixture.column(["analyst"], "fraud", "public.people", "national_id") == {"action": "mask", "method": "redact", "rule": "pii/national-id"}
}

test_any_touch_by_support_is_refused if {
	fixture.column(["support"], "service", "public.people", "national_id") == {"action": "deny", "rule": "pii/national-id"}
}

test_support_is_told_why if {
	decision := fixture.decide(fixture.reads(["support"], "service", {"public.people": ["national_id"]}))
	some reason in decision.reasons
	reason.rule == "pii/national-id"
	startswith(reason.message, "The number by which a state or an insurer knows a person")
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "national_id") == {"action": "drop", "rule": "pii/national-id"}
}

test_an_insurance_number_is_one_too if {
	fixture.column(["researcher"], "research", "public.patients", "insurance_no") == {"action": "drop", "rule": "pii/national-id"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "national_id") == {"action": "show"}
}
