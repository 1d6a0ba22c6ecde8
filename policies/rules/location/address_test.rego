package rules.location.address_test

import data.scrim.fixture

test_analysts_do_not_see_it if {
	fixture.column(["analyst"], "fraud", "public.people", "street") == {"action": "drop", "rule": "location/address"}
}

test_support_sees_it if {
	fixture.column(["support"], "service", "public.people", "street") == {"action": "show"}
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "street") == {"action": "drop", "rule": "location/address"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "street") == {"action": "show"}
}
