package scrim.strictness_test

import data.scrim.strictness

test_actions_from_strict_to_mild if {
	_ordered([
		{"action": "deny"},
		{"action": "drop"},
		{"action": "null"},
		{"action": "aggregate"},
		{"action": "mask", "method": "redact"},
		{"action": "show"},
	])
}

test_methods_from_strict_to_mild if {
	_ordered([{"action": "mask", "method": method} | some method in [
		"redact", "fake", "pseudonym", "tokenize", "perturb", "generalize", "partial", "email", "sql",
	]])
}

test_of_one_method_what_keeps_less_is_stricter if {
	_ordered([
		{"action": "mask", "method": "partial", "keep_last": 1},
		{"action": "mask", "method": "partial", "keep_first": 1, "keep_last": 1},
		{"action": "mask", "method": "partial", "keep_first": 4},
	])
	_ordered([{"action": "mask", "method": "generalize", "to": to} | some to in ["year", "quarter", "month", "day", "hour"]])
	_ordered([{"action": "mask", "method": "generalize", "bucket": bucket} | some bucket in [1000, 100, 10]])
	_ordered([{"action": "mask", "method": "generalize", "keep_first": kept} | some kept in [0, 1, 2]])
	_ordered([{"action": "mask", "method": "perturb", "scale": scale} | some scale in [10, 5]])
}

test_what_is_not_known_counts_as_strictest if {
	_ordered([{"action": "shred"}, {"action": "deny"}])
	_ordered([{"action": "mask", "method": "blur"}, {"action": "mask", "method": "redact"}])
	_ordered(["drop", {"action": "deny"}])
	_ordered([{}, {"action": "deny"}])
}

test_a_raw_comparison_needs_the_word_of_every_rule_that_hides if {
	exact := {"action": "mask", "method": "email", "predicates": "equality"}
	strictness.strictest({_entry(exact)}).value == exact
	strictness.strictest({_entry(exact), _entry({"action": "show"})}).value == exact
	both := strictness.strictest({_entry(exact), _entry({"action": "mask", "method": "sql"})})
	both.value == {"action": "mask", "method": "email"}
}

test_the_rule_goes_with_the_directive if {
	chosen := strictness.strictest({
		{"value": {"action": "show"}, "rule": "a/b"},
		{"value": {"action": "drop"}, "rule": "c/d"},
	})
	chosen.rule == "c/d"
}

# Each is stricter than all that follow it, whichever way round they are compared.
_ordered(directives) if {
	every i, strict in directives {
		every j, mild in directives {
			_stricter(i, j, strict, mild)
		}
	}
}

_stricter(i, j, _, _) if i >= j

_stricter(i, j, strict, mild) if {
	i < j
	strictness.strictest({_entry(strict), _entry(mild)}).value == strict
}

_entry(directive) := {"value": directive, "rule": "a/b"}
