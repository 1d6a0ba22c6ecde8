package rules.pii["free-text_test"]

import data.scrim.fixture

test_analysts_see_that_there_is_text if {
	fixture.column(["analyst"], "fraud", "public.people", "notes") == {"action": "mask", "method": "redact", "text": "[text]", "rule": "pii/free-text"}
}

test_support_sees_it if {
	fixture.column(["support"], "service", "public.people", "notes") == {"action": "show"}
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "notes") == {"action": "drop", "rule": "pii/free-text"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "notes") == {"action": "show"}
}
