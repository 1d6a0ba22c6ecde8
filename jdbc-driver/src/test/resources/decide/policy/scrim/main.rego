# METADATA
# description: Answers by the user's name, so that a test can ask for any kind of decision.
package scrim

revision := data.system.bundles[_].manifest.revision

decision := {
	"allow": true,
	"tables": {"public.customers": {
		"columns": {
			"ssn": {"action": "mask", "method": "partial", "keep_last": 4, "rule": "pii/national-id"},
			"salary": {"action": "null", "write": true},
			"notes": {"action": "drop"},
			"card": {"action": "deny"},
			"region": {"action": "show", "write": true},
		},
		"other_columns": {"action": "show"},
		"delete": true,
		"rows": [{"type": "field", "operator": "eq", "field": "region", "value": {"subject": "attributes.region"}}],
		"barrier": true,
	}},
	"other_tables": {"action": "show"},
	"functions": {"public.risk_score": "allow"},
	"grants": ["explain"],
	"limit": {"rows": 10000},
	"valid_for_seconds": 300,
	"vary": ["subject.user", "subject.roles"],
	"audit": {"level": "full", "tags": ["gdpr"]},
	"reasons": [{"rule": "pii/national-id", "message": "analysts see no national ids", "url": "docs/x"}],
} if {
	input.subject.user == "full"
}

decision := {"allow": true} if input.subject.user == "plain"

decision := {"allow": false, "reasons": [{"rule": "r/1", "message": message}]} if {
	input.subject.user == "denied"
	message := sprintf("%s may not read %d table(s) for %v", [
		concat(", ", sort(input.subject.roles)),
		count(input.statement.tables),
		input.subject.purpose,
	])
}

# Whatever text the subject holds comes back unchanged.
decision := {"allow": false, "reasons": [{"message": input.subject.purpose}]} if {
	input.subject.user == "echo"
}

decision := {"allow": data.people[input.subject.attributes.name].team == "fraud"} if {
	input.subject.user == "data"
}

decision := {"reasons": [{"message": "half a document"}]} if input.subject.user == "partial"

decision := {"allow": "true"} if input.subject.user == "allow-text"

decision := {"allow": false, "reasons": "because"} if input.subject.user == "odd-reasons"

decision := {"allow": true, "enforce": false} if input.subject.user == "observed"

decision := {"allow": true, "tables": {"public.t": {"columns": {"c": {"action": "blur"}}}}} if {
	input.subject.user == "unknown-action"
}

decision := {"allow": true, "tables": {"public.t": {"columns": {"c": {
	"action": "mask",
	"method": "scramble",
}}}}} if {
	input.subject.user == "unknown-method"
}

decision := {"allow": true, "colour": "blue"} if input.subject.user == "unknown-field"

decision := {"allow": true, "vary": ["statement.kind"]} if input.subject.user == "vary-elsewhere"

decision := {"allow": true, "vary": ["subject.roles"], "valid_for_seconds": 0} if {
	input.subject.user == "unkept"
}

# The clock, and functions that a host must supply.
decision := {"allow": allowed} if {
	input.subject.user == "clock"
	allowed := (time.now_ns() - time.parse_rfc3339_ns(input.environment.time)) < 60000000000
}

decision := {"allow": allowed} if {
	input.subject.user == "prefix"
	allowed := strings.any_prefix_match("analyst-eu", input.subject.roles)
}

# Two answers at once: an error while it is evaluated.
decision := {"allow": true} if input.subject.user == "conflict"

decision := {"allow": false} if input.subject.user == "conflict"

# Takes far longer than anybody waits.
decision := {"allow": count(found) > 0} if {
	input.subject.user == "slow"
	found := [1 | some i in numbers.range(1, 20000); some j in numbers.range(1, 20000); i * j == 17]
}
