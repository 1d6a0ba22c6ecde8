package rules.rows.region_test

import data.scrim.fixture

test_analysts_see_their_region if {
	decision := fixture.decide(fixture.reads(["analyst"], "fraud", {"public.people": ["id"]}))
	decision.tables["public.people"].rows == [{
		"type": "field",
		"operator": "eq",
		"field": "region",
		"value": {"subject": "attributes.region"},
	}]
	"rows/region" in fixture.rules(decision)
}

test_a_table_without_a_region_is_not_filtered if {
	decision := fixture.decide(fixture.reads(["analyst"], "fraud", {"public.products": ["id"]}))
	not decision.tables["public.products"].rows
}

test_others_are_not_filtered if {
	every role, purpose in {"support": "service", "researcher": "research", "dpo": "audit"} {
		decision := fixture.decide(fixture.reads([role], purpose, {"public.people": ["id"]}))
		not decision.tables["public.people"].rows
	}
}

test_every_role_sees_the_region if {
	every role, purpose in {"analyst": "fraud", "support": "service", "researcher": "research", "dpo": "audit"} {
		fixture.column([role], purpose, "public.people", "region") == {"action": "show"}
	}
}
