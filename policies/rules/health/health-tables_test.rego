package rules.health["health-tables_test"]

import data.scrim.fixture

test_support_is_refused_whatever_the_column if {
	decision := fixture.decide(fixture.reads(["support"], "service", {"public.patients": ["id"], "public.people": ["id"]}))
	decision.allow == false
	decision.reasons == [{
		"rule": "health/health-tables",
		"message": "Customer service does not use table public.patients: it holds health data (GDPR Art. 9).",
		"url": "docs/rules/health/health-tables.md",
	}]
}

test_support_uses_other_tables if {
	fixture.decide(fixture.reads(["support"], "service", {"public.people": ["id"], "public.orders": ["id"]})).allow == true
}

test_others_use_health_tables if {
	fixture.decide(fixture.reads(["analyst"], "statistics", {"public.patients": ["id"]})).allow == true
	fixture.decide(fixture.reads(["researcher"], "research", {"public.patients": ["id"]})).allow == true
}
