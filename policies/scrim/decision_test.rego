package scrim.decision_test

import data.scrim.fixture

test_an_empty_request_is_refused if {
	decision := data.scrim.decision with input as {}
	decision.allow == false
	fixture.rules(decision) == {"scrim/request"}
	fixture.valid_decision(decision)
}

test_no_request_is_refused if {
	data.scrim.decision.allow == false
}

test_a_request_that_is_no_object_is_refused if {
	every request in [null, true, 1, "select", [], [{}]] {
		decision := data.scrim.decision with input as request
		decision.allow == false
	}
}

test_a_request_without_one_of_its_parts_is_refused if {
	every path in [
		"/phase", "/subject", "/subject/user", "/subject/roles", "/environment", "/statement", "/statement/kind",
		"/statement/functions", "/statement/grants", "/statement/tables", "/statement/tables/0/id",
		"/statement/tables/0/access", "/statement/tables/0/columns", "/statement/tables/0/all_columns",
		"/statement/tables/0/columns/0/name", "/statement/tables/0/columns/0/uses",
	] {
		decision := data.scrim.decision with input as json.remove(_plain, [path])
		decision.allow == false
		fixture.rules(decision) == {"scrim/request"}
	}
}

test_a_request_with_a_part_of_the_wrong_kind_is_refused if {
	every path in [
		"/phase", "/subject/user", "/subject/roles", "/statement/kind", "/statement/functions", "/statement/grants",
		"/statement/tables", "/statement/tables/0", "/statement/tables/0/id", "/statement/tables/0/columns",
		"/statement/tables/0/columns/0", "/statement/tables/0/columns/0/name",
	] {
		every value in [null, 7, {}, [7], "elsewhere", [["elsewhere"]]] {
			request := json.patch(_plain, [{"op": "replace", "path": path, "value": value}])
			_refused_or_harmless(path, value, request)
		}
	}
}

test_a_table_that_is_listed_twice_is_refused if {
	request := json.patch(_plain, [{"op": "add", "path": "/statement/tables/-", "value": _plain.statement.tables[0]}])
	decision := data.scrim.decision with input as request
	decision.allow == false
}

test_no_role_is_refused if {
	decision := fixture.decide(fixture.reads([], "fraud", {"public.products": ["name"]}))
	decision.allow == false
	fixture.rules(decision) == {"scrim/role"}
}

test_a_role_that_nobody_knows_is_refused if {
	decision := fixture.decide(fixture.reads(["emperor"], "fraud", {"public.products": ["name"]}))
	decision.allow == false
	fixture.rules(decision) == {"scrim/role"}
}

test_a_role_that_nobody_knows_beside_one_that_counts_changes_nothing if {
	columns := {"public.people": ["full_name", "iban"]}
	fixture.decide(fixture.reads(["analyst"], "fraud", columns)) == fixture.decide(fixture.reads(["analyst", "x"], "fraud", columns))
}

test_no_purpose_is_refused if {
	decision := fixture.decide(fixture.reads(["analyst"], null, {"public.products": ["name"]}))
	decision.allow == false
	decision.reasons == [{
		"rule": "scrim/purpose",
		"message": "No purpose was given: analyst may act for fraud, statistics.",
		"url": "docs/policies.md#reading-a-refusal",
	}]
}

test_a_purpose_that_is_not_the_roles_is_refused if {
	decision := fixture.decide(fixture.reads(["researcher"], "audit", {"public.products": ["name"]}))
	decision.allow == false
	decision.reasons[0].message == "researcher may not act for purpose audit, only for research."
}

test_a_researcher_is_refused_without_the_purpose_and_not_with_it if {
	columns := {"public.patients": ["diagnosis"]}
	fixture.decide(fixture.reads(["researcher"], null, columns)).allow == false
	fixture.decide(fixture.reads(["researcher"], "research", columns)).allow == true
}

test_a_role_rests_while_its_holder_acts_for_a_purpose_of_another if {
	columns := {"public.people": ["full_name", "iban"]}
	both := fixture.decide(fixture.reads(["analyst", "dpo"], "audit", columns))
	both == fixture.decide(fixture.reads(["dpo"], "audit", columns))
}

test_of_two_roles_that_count_the_stricter_answer_holds if {
	names := ["national_id", "street", "full_name", "salary", "birth_date", "email"]
	decision := fixture.decide(fixture.reads(["analyst", "support"], "fraud", {"public.people": names}))
	columns := decision.tables["public.people"].columns
	columns.national_id.action == "deny"
	columns.street.action == "drop"
	columns.full_name.method == "partial"
	columns.salary.action == "null"
	columns.birth_date.to == "year"
	columns.email.method == "redact"
	decision.limit.rows == 50
}

test_a_table_outside_the_catalogue_is_refused if {
	decision := fixture.decide(fixture.reads(["dpo"], "audit", {"public.payroll": ["salary"], "public.products": ["name"]}))
	decision.allow == false
	decision.reasons == [{
		"rule": "scrim/unknown-table",
		"message": "The catalogue does not list table public.payroll.",
		"url": "docs/policies.md#reading-a-refusal",
	}]
}

test_a_column_without_a_label_line_is_left_out_for_everybody if {
	fixture.column(["dpo"], "audit", "public.people", "shoe_size") == {"action": "drop", "rule": "scrim/unlabelled-column"}
}

test_a_label_without_a_rule_is_left_out if {
	directive := fixture.column(["dpo"], "audit", "public.people", "gender") with data.catalog as {"public.people": {"gender": ["genome"]}}
	directive == {"action": "drop", "rule": "scrim/untreated-label"}
}

test_a_role_that_a_rule_does_not_speak_of_sees_nothing_of_the_label if {
	directive := fixture.column(["intern"], "fraud", "public.people", "full_name") with data.roles as {"intern": {"purposes": ["fraud"]}}
	directive == {"action": "drop", "rule": "scrim/untreated-label"}
}

test_of_two_labels_the_stricter_one_holds if {
	directive := fixture.column(["analyst"], "fraud", "public.people", "gender") with data.catalog as {"public.people": {"gender": ["name", "health"]}}
	directive == {"action": "drop", "rule": "health/health-data"}
}

test_a_statement_without_tables_is_allowed_for_a_role_that_counts if {
	decision := fixture.decide(fixture.reads(["analyst"], "fraud", {}))
	decision.allow == true
	decision.tables == {}
}

test_a_partition_has_its_parents_labels_and_rows if {
	request := json.patch(fixture.reads(["analyst"], "fraud", {"public.people_2026": ["national_id", "shoe_size"]}), [
		{"op": "replace", "path": "/statement/tables/0/kind", "value": "partition"},
		{"op": "replace", "path": "/statement/tables/0/parent", "value": "public.people"},
	])
	decision := fixture.decide(request)
	decision.allow == true
	decision.tables["public.people_2026"].columns == {
		"national_id": {"action": "mask", "method": "redact", "rule": "pii/national-id"},
		"shoe_size": {"action": "drop", "rule": "scrim/unlabelled-column"},
	}
	decision.tables["public.people_2026"].rows[0].field == "region"
}

test_a_partition_with_a_line_of_its_own_keeps_its_parents_labels if {
	request := json.patch(fixture.reads(["analyst"], "fraud", {"public.people_2026": ["national_id"]}), [{
		"op": "replace",
		"path": "/statement/tables/0/parent",
		"value": "public.people",
	}])
	catalogue := object.union(data.catalog, {"public.people_2026": {"national_id": []}})
	decision := fixture.decide(request) with data.catalog as catalogue
	decision.tables["public.people_2026"].columns.national_id.rule == "pii/national-id"
}

test_a_derived_column_has_the_labels_of_its_sources if {
	request := json.patch(fixture.reads(["analyst"], "fraud", {"public.summary": ["code", "total"]}), [
		{"op": "replace", "path": "/statement/tables/0/kind", "value": "materialized_view"},
		{"op": "replace", "path": "/statement/tables/0/from", "value": {"code": ["public.patients.diagnosis_code"]}},
	])
	catalogue := object.union(data.catalog, {"public.summary": {"code": [], "total": []}})
	columns := fixture.decide(request).tables["public.summary"].columns with data.catalog as catalogue
	columns == {"code": {"action": "drop", "rule": "health/health-data"}, "total": {"action": "show"}}
	fixture.decide(request).allow == false
}

test_a_statement_that_needs_a_grant_is_refused if {
	every kind in ["truncate", "ddl", "call", "session", "unwrap", "detokenize", "other"] {
		request := object.union(fixture.reads(["dpo"], "audit", {}), {"statement": {"kind": kind, "grants": [kind]}})
		decision := fixture.decide(request)
		decision.allow == false
		fixture.rules(decision) == {"scrim/grant"}
	}
}

test_a_kind_that_needs_a_grant_is_refused_though_it_names_none if {
	request := object.union(fixture.reads(["dpo"], "audit", {}), {"statement": {"kind": "ddl"}})
	fixture.rules(fixture.decide(request)) == {"scrim/grant"}
}

test_a_function_not_known_to_be_harmless_is_refused if {
	request := object.union(fixture.reads(["dpo"], "audit", {}), {"statement": {"functions": ["public.risk_score"]}})
	decision := fixture.decide(request)
	decision.allow == false
	decision.reasons[0].message == "No rule allows function public.risk_score here."
}

test_what_hides_something_is_given_as_a_reason if {
	decision := fixture.decide(fixture.reads(["analyst"], "fraud", {"public.people": ["full_name", "salary", "city"]}))
	fixture.rules(decision) == {"pii/name", "finance/income", "rows/region", "limits/rows"}
	some reason in decision.reasons
	reason == {
		"rule": "pii/name",
		"message": "Only those who speak with a person see the name; analysts see its first letter (GDPR Art. 5(1)(c)).",
		"url": "docs/rules/pii/name.md",
	}
}

test_an_observed_application_is_not_held_back_and_others_are if {
	request := fixture.reads(["support"], "service", {"public.patients": ["diagnosis"]})
	observed := fixture.decide(request) with data.rollout.observed_applications as ["shop"]
	observed.enforce == false
	observed.allow == false
	other := fixture.decide(request) with data.rollout.observed_applications as ["till"]
	other.enforce == true
	without := fixture.decide(request) with data.rollout as {}
	without.enforce == true
	nameless := object.union(request, {"environment": {"application": null}})
	unnamed := fixture.decide(nameless) with data.rollout.observed_applications as ["shop"]
	unnamed.enforce == true
}

test_the_audit_record_is_tagged_with_the_labels_touched if {
	fixture.decide(fixture.reads(["dpo"], "audit", {"public.people": ["id", "email", "iban"]})).audit.tags == ["email", "financial"]
}

test_role_and_purpose_alone_decide_for_analysts if _nothing_else_decides("analyst", "fraud")

test_role_and_purpose_alone_decide_for_support if _nothing_else_decides("support", "service")

test_role_and_purpose_alone_decide_for_researchers if _nothing_else_decides("researcher", "research")

test_role_and_purpose_alone_decide_for_the_officer if _nothing_else_decides("dpo", "rectification")

test_the_revision_is_the_releases if {
	data.scrim.revision == "7" with data.release.revision as "7"
}

test_the_revision_names_the_bundles_too if {
	bundles := {"b": {"manifest": {"revision": "b2"}}, "a": {"manifest": {"revision": "a1"}}, "c": {"manifest": {"revision": ""}}}
	data.scrim.revision == "7+a1+b2" with data.release.revision as "7" with data.system.bundles as bundles
}

test_columns_without_a_label_line_are_listed if {
	data.scrim.unlabelled == {"public.people.shoe_size"} with input as fixture.reads(["dpo"], "audit", {"public.people": ["shoe_size"]})
}

test_the_decision_is_whole_whatever_it_is if {
	every request in [
		fixture.reads(["analyst"], "fraud", fixture.all_columns),
		fixture.reads(["support"], "service", fixture.all_columns),
		fixture.reads([], null, {}),
	] {
		decision := fixture.decision_on(request)
		every word in [
			"allow", "enforce", "reasons", "tables", "other_tables", "functions", "grants", "valid_for_seconds", "vary",
			"audit",
		] {
			word in object.keys(decision)
		}
	}
}

test_all_that_an_analyst_sees_fits_the_schema if {
	fixture.decide(fixture.reads(["analyst"], "fraud", fixture.all_columns)).allow == true
}

test_all_that_a_researcher_sees_fits_the_schema if {
	fixture.decide(fixture.reads(["researcher"], "research", fixture.all_columns)).allow == true
}

test_all_that_the_officer_sees_fits_the_schema if {
	fixture.decide(fixture.reads(["dpo"], "audit", fixture.all_columns)).allow == true
}

test_all_that_support_sees_fits_the_schema if {
	tables := object.remove(fixture.all_columns, ["public.patients"])
	fixture.decide(fixture.reads(["support"], "service", tables)).allow == true
}

# A decision is reused for every subject with the same values at the paths in `vary`, so nothing else in the subject may change it;
# and what is found at build time is what happens at run time. Raise this test's list of paths only together with a rule that needs it.
_nothing_else_decides(role, purpose) if {
	request := fixture.reads([role], purpose, fixture.all_columns)
	decision := fixture.decision_on(request)
	decision.vary == ["subject.purpose", "subject.roles"]
	other := {"user": "bob", "token": "abc", "attributes": {"region": "US", "team": "a"}}
	decision == fixture.decision_on(object.union(request, {"subject": other, "phase": "build"}))
}

_plain := fixture.reads(["dpo"], "audit", {"public.people": ["full_name"]})

# Only a user's and a table's name may be any text, and a table that nobody knows is refused anyway.
_refused_or_harmless(_, _, request) if {
	decision := data.scrim.decision with input as request
	decision.allow == false
}

_refused_or_harmless("/subject/user", "elsewhere", _)

_refused_or_harmless("/statement/tables/0/columns/0/name", "elsewhere", request) if {
	decision := data.scrim.decision with input as request
	decision.tables["public.people"].columns.elsewhere.action == "drop"
}
