package rules.finance.income_test

import data.scrim.fixture

test_analysts_see_steps_of_ten_thousand if {
	fixture.column(["analyst"], "fraud", "public.people", "salary") == {"action": "mask", "method": "generalize", "bucket": 10000, "rule": "finance/income"}
}

test_support_sees_nothing if {
	fixture.column(["support"], "service", "public.people", "salary") == {"action": "null", "rule": "finance/income"}
}

test_researchers_see_steps_of_ten_thousand if {
	fixture.column(["researcher"], "research", "public.people", "salary") == {"action": "mask", "method": "generalize", "bucket": 10000, "rule": "finance/income"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.people", "salary") == {"action": "show"}
}
