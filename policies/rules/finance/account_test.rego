package rules.finance.account_test

import data.scrim.fixture

test_analysts_see_the_last_four if {
	fixture.column(["analyst"], "fraud", "public.people", "iban") == {"action": "mask", "method": "partial", "keep_last": 4, "rule": "finance/account"}
}

test_support_sees_the_last_four if {
	fixture.column(["support"], "service", "public.orders", "card_number") == {"action": "mask", "method": "partial", "keep_last": 4, "rule": "finance/account"}
}

test_researchers_do_not_see_it if {
	fixture.column(["researcher"], "research", "public.people", "iban") == {"action": "drop", "rule": "finance/account"}
}

test_the_officer_sees_it if {
	fixture.column(["dpo"], "audit", "public.orders", "card_number") == {"action": "show"}
}
