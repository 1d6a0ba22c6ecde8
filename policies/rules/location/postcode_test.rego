package rules.location.postcode_test

import data.scrim.fixture

test_analysts_see_two_characters if {
	fixture.column(["analyst"], "fraud", "public.people", "postcode") == {"action": "mask", "method": "generalize", "keep_first": 2, "rule": "location/postcode"}
}

test_support_sees_it if {
	fixture.column(["support"], "service", "public.people", "postcode") == {"action": "show"}
}

test_researchers_see_two_characters if {
	fixture.column(["researcher"], "research", "public.people", "postcode") == {"action": "mask", "method": "generalize", "keep_first": 2, "rule": "location/postcode"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "postcode") == {"action": "show"}
}
