package rules.location.place_test

import data.scrim.fixture

test_every_role_sees_it if {
	every role, purpose in {"analyst": "fraud", "support": "service", "researcher": "research", "dpo": "audit"} {
		fixture.column([role], purpose, "public.people", "city") == {"action": "show"}
		fixture.column([role], purpose, "public.orders", "ship_city") == {"action": "show"}
	}
}
