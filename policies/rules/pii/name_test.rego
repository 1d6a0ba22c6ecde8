package rules.pii.name_test

import data.scrim.fixture

test_analysts_see_the_first_letter if {
	fixture.column(["analyst"], "fraud", "public.people", "full_name") == {"action": "mask", "method": "partial", "keep_first": 1, "rule": "pii/name"}
}

test_support_sees_it if {
	fixture.column(["support"], "service", "public.people", "full_name") == {"action": "show"}
}

test_researchers_see_no_name if {
	fixture.column(["researcher"], "research", "public.people", "full_name") == {"action": "drop", "rule": "pii/name"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "full_name") == {"action": "show"}
}
