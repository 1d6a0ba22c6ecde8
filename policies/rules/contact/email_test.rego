package rules.contact.email_test

import data.scrim.fixture

test_analysts_see_a_constant if {
	fixture.column(["analyst"], "fraud", "public.people", "email") == {"action": "mask", "method": "redact", "rule": "contact/email"}
}

test_support_sees_first_character_and_domain if {
	fixture.column(["support"], "service", "public.people", "email") == {"action": "mask", "method": "email", "rule": "contact/email"}
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "email") == {"action": "drop", "rule": "contact/email"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "email") == {"action": "show"}
}
