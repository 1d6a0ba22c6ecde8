package rules.pii["birth-date_test"]

import data.scrim.fixture

test_analysts_see_the_year if {
	fixture.column(["analyst"], "fraud", "public.people", "birth_date") == {"action": "mask", "method": "generalize", "to": "year", "rule": "pii/birth-date"}
}

test_support_sees_the_month if {
	fixture.column(["support"], "service", "public.people", "birth_date") == {"action": "mask", "method": "generalize", "to": "month", "rule": "pii/birth-date"}
}

test_researchers_see_the_year if {
	fixture.column(["researcher"], "research", "public.people", "birth_date") == {"action": "mask", "method": "generalize", "to": "year", "rule": "pii/birth-date"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "birth_date") == {"action": "show"}
}
