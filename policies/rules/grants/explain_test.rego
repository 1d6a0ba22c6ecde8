package rules.grants.explain_test

import data.scrim.fixture

test_the_officer_may_ask_for_a_plan if {
	decision := fixture.decide(_explains(["dpo"], "audit"))
	decision.allow == true
	decision.grants == ["explain"]
}

test_others_may_not if {
	every role, purpose in {"analyst": "fraud", "support": "service", "researcher": "research"} {
		decision := fixture.decide(_explains([role], purpose))
		decision.allow == false
		fixture.rules(decision) == {"scrim/grant"}
	}
}

_explains(roles, purpose) := object.union(
	fixture.reads(roles, purpose, {"public.people": ["id"]}),
	{"statement": {"kind": "explain", "grants": ["explain"]}},
)
