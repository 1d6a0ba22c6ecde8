package rules.limits.rows_test

import data.scrim.fixture

test_each_role_has_its_limit if {
	_limit("analyst", "fraud") == 1000
	_limit("support", "service") == 50
	_limit("researcher", "research") == 5000
}

test_the_officer_has_none if {
	not _limit("dpo", "audit")
}

test_of_two_limits_the_lower_one_is_given_as_the_reason if {
	decision := fixture.decide(fixture.reads(["analyst", "support"], "fraud", {"public.products": ["id"]}))
	decision.limit.rows == 50
	"limits/rows" in fixture.rules(decision)
}

_limit(role, purpose) := fixture.decide(fixture.reads([role], purpose, {"public.products": ["id"]})).limit.rows
