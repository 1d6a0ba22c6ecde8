# What the schemas take and what they refuse.
package scrim.schema_test

import data.scrim.fixture

test_a_full_request_is_taken if {
	fixture.valid_request(_request)
	fixture.valid_request(object.union(_request, {"phase": "build", "subject": {"token": "abc", "attributes": {"teams": ["a", "b"]}}}))
}

test_a_full_decision_is_taken if {
	fixture.valid_decision(_decision)
	fixture.valid_decision({"allow": false})
}

test_a_request_with_anything_unknown_is_refused if {
	every path in [
		"/extra", "/subject/extra", "/environment/extra", "/environment/database/extra", "/statement/extra",
		"/statement/tables/0/extra", "/statement/tables/0/columns/0/extra",
	] {
		not fixture.valid_request(json.patch(_request, [{"op": "add", "path": path, "value": 1}]))
	}
	every path in [
		"/phase", "/statement/kind", "/statement/tables/0/kind", "/statement/tables/0/access/0",
		"/statement/tables/0/columns/0/uses/0", "/statement/grants/0",
	] {
		not fixture.valid_request(json.patch(_request, [{"op": "replace", "path": path, "value": "other thing"}]))
	}
}

test_a_request_with_a_part_missing_is_refused if {
	every path in [
		"/phase", "/subject", "/environment", "/statement", "/subject/user", "/subject/purpose", "/environment/time",
		"/statement/grants", "/statement/functions", "/statement/tables/0/parent", "/statement/tables/0/columns/0/uses",
	] {
		not fixture.valid_request(json.remove(_request, [path]))
	}
}

test_a_decision_with_anything_unknown_is_refused if {
	every path in [
		"/extra", "/reasons/0/extra", "/tables/public.customers/extra", "/tables/public.customers/columns/ssn/extra",
		"/tables/public.customers/rows/0/extra", "/limit/extra", "/audit/extra", "/other_tables/extra",
	] {
		not fixture.valid_decision(json.patch(_decision, [{"op": "add", "path": path, "value": 1}]))
	}
}

test_a_decision_with_a_wrong_value_is_refused if {
	every path, value in {
		"/allow": "yes",
		"/enforce": null,
		"/limit/rows": -1,
		"/valid_for_seconds": "300",
		"/vary/0": "statement.kind",
		"/functions/public.risk_score": "deny",
		"/grants": ["everything"],
		"/other_tables/action": "mask",
		"/tables/public.customers/barrier": "never",
		"/tables/public.customers/rows/0/operator": "like",
		"/tables/public.customers/rows/0/value": {"subject": "password"},
	} {
		not fixture.valid_decision(json.patch(_decision, [{"op": "replace", "path": path, "value": value}]))
	}
	not fixture.valid_decision({})
}

test_every_directive_is_taken if {
	every directive in [
		{"action": "show", "write": true},
		{"action": "null"},
		{"action": "drop", "rule": "a/b"},
		{"action": "deny"},
		{"action": "aggregate"},
		{"action": "mask", "method": "redact"},
		{"action": "mask", "method": "redact", "text": "-"},
		{"action": "mask", "method": "partial", "keep_first": 1, "keep_last": 2, "char": "#"},
		{"action": "mask", "method": "email", "predicates": "equality"},
		{"action": "mask", "method": "generalize", "to": "quarter"},
		{"action": "mask", "method": "generalize", "bucket": 0.5},
		{"action": "mask", "method": "generalize", "keep_first": 3},
		{"action": "mask", "method": "pseudonym", "key": "main"},
		{"action": "mask", "method": "tokenize", "key": "main", "alphabet": "0123456789"},
		{"action": "mask", "method": "fake", "kind": "name"},
		{"action": "mask", "method": "perturb", "scale": 10, "key": "main"},
		{"action": "mask", "method": "sql", "expression": {"postgresql": "left(x, 1)", "*": "substring(x, 1, 1)"}},
	] {
		fixture.valid_directive(directive)
	}
}

test_a_directive_that_makes_no_sense_is_refused if {
	every directive in [
		{},
		{"method": "redact"},
		{"action": "shred"},
		{"action": "mask"},
		{"action": "mask", "method": "blur"},
		{"action": "show", "method": "redact"},
		{"action": "null", "predicates": "equality"},
		{"action": "show", "write": "yes"},
		{"action": "mask", "method": "email", "keep_last": 3},
		{"action": "mask", "method": "partial", "keep_last": -1},
		{"action": "mask", "method": "partial", "char": "##"},
		{"action": "mask", "method": "generalize"},
		{"action": "mask", "method": "generalize", "to": "year", "bucket": 10},
		{"action": "mask", "method": "generalize", "to": "decade"},
		{"action": "mask", "method": "generalize", "bucket": 0},
		{"action": "mask", "method": "pseudonym"},
		{"action": "mask", "method": "perturb", "scale": 10},
		{"action": "mask", "method": "sql", "expression": {}},
		{"action": "mask", "method": "email", "predicates": "range"},
	] {
		not fixture.valid_directive(directive)
	}
}

test_conditions_that_are_taken if {
	every condition in [
		{"sql": "region = 'EU'"},
		{"type": "field", "operator": "eq", "field": "region", "value": null},
		{"type": "field", "operator": "lte", "field": "customers.price", "value": {"field": "limit"}},
		{"type": "field", "operator": "in", "field": "region", "value": ["EU", "US"]},
		{"type": "field", "operator": "in", "field": "team", "value": {"subject": "roles"}},
		{"type": "field", "operator": "startswith", "field": "code", "value": "A"},
		{"type": "compound", "operator": "or", "value": [
			{"type": "field", "operator": "ne", "field": "a", "value": 1},
			{"type": "compound", "operator": "not", "value": [{"type": "field", "operator": "gt", "field": "a", "value": 1}]},
		]},
	] {
		fixture.valid_decision({"allow": true, "tables": {"a.b": {"columns": {}, "rows": [condition]}}})
	}
}

test_conditions_that_are_refused if {
	every condition in [
		{},
		{"sql": ""},
		{"sql": "true", "type": "field"},
		{"type": "field", "operator": "eq", "field": "region"},
		{"type": "field", "operator": "lt", "field": "region", "value": null},
		{"type": "field", "operator": "in", "field": "region", "value": "EU"},
		{"type": "field", "operator": "eq", "field": "region", "value": ["EU"]},
		{"type": "field", "operator": "contains", "field": "region", "value": 1},
		{"type": "compound", "operator": "xor", "value": []},
		{"type": "compound", "operator": "and", "value": []},
		{"type": "compound", "operator": "and", "value": [{"sql": "true"}]},
	] {
		not fixture.valid_decision({"allow": true, "tables": {"a.b": {"columns": {}, "rows": [condition]}}})
	}
}

_request := {
	"phase": "run",
	"subject": {"user": "alice", "roles": ["analyst"], "purpose": "fraud", "attributes": {"region": "EU"}, "token": null},
	"environment": {
		"application": "billing",
		"database": {"product": "postgresql", "name": "app"},
		"time": "2026-11-22T09:30:00Z",
	},
	"statement": {
		"kind": "select",
		"fingerprint": "sha256:0f",
		"functions": ["public.risk_score"],
		"grants": ["lock"],
		"tables": [{
			"id": "public.customers",
			"schema": "public",
			"name": "customers",
			"kind": "table",
			"access": ["read"],
			"star": false,
			"columns": [{"name": "ssn", "type": "text", "uses": ["output"]}],
			"all_columns": ["id", "full_name", "ssn"],
			"parent": null,
			"via": [],
			"from": {"ssn": ["public.people.ssn"]},
		}],
	},
}

_decision := {
	"allow": true,
	"enforce": true,
	"reasons": [{"rule": "pii/national-id", "message": "analysts see no national ids", "url": "docs/rules/pii/national-id.md"}],
	"tables": {"public.customers": {
		"columns": {
			"ssn": {"action": "mask", "method": "partial", "keep_last": 4, "rule": "pii/national-id"},
			"email": {"action": "mask", "method": "email", "predicates": "equality"},
			"salary": {"action": "null"},
			"notes": {"action": "drop"},
			"card_number": {"action": "deny"},
			"region": {"action": "show", "write": true},
		},
		"other_columns": {"action": "show", "write": false},
		"delete": false,
		"rows": [{"type": "field", "operator": "eq", "field": "region", "value": {"subject": "attributes.region"}}],
		"barrier": "auto",
		"min_group_size": 5,
		"person": "id",
	}},
	"other_tables": {"action": "deny"},
	"functions": {"public.risk_score": "allow"},
	"grants": [],
	"limit": {"rows": 10000},
	"valid_for_seconds": 300,
	"vary": ["subject.roles", "subject.purpose"],
	"audit": {"level": "full", "tags": ["gdpr"]},
}
