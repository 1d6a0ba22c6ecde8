package rules.contact.phone_test

import data.scrim.fixture

test_analysts_see_a_constant if {
	fixture.column(["analyst"], "fraud", "public.people", "phone") == {"action": "mask", "method": "redact", "rule": "contact/phone"}
}

test_support_sees_the_last_three_digits if {
	fixture.column(["support"], "service", "public.people", "phone") == {"action": "mask", "method": "partial", "keep_last": 3, "rule": "contact/phone"}
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "phone") == {"action": "drop", "rule": "contact/phone"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "phone") == {"action": "show"}
}
