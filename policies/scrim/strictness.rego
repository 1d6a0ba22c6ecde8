# METADATA
# title: Strictness
# description: >-
#   Which of several answers for one column is the strictest: deny, drop, null, aggregate, mask, show, in this order. Between two masks the order of
#   _methods decides, then the one that keeps less. What is not known here counts as strictest, and the driver refuses it.
package scrim.strictness

# METADATA
# description: >-
#   The strictest of the entries, each of them a directive (`value`) and the rule behind it (`rule`). A raw comparison (`predicates`) is
#   allowed only where every rule that hides the column allows it.
strictest(entries) := {"value": object.remove(chosen.value, ["predicates"]), "rule": chosen.rule} if {
	chosen := _first(entries)
	some entry in entries
	not _allows_equality(entry.value)
} else := _first(entries)

_first(entries) := min({[_rank(entry.value), entry] | some entry in entries})[1]

_rank(directive) := [
	object.get(_actions, object.get(directive, "action", ""), -1),
	object.get(_methods, object.get(directive, "method", ""), -1),
	_kept(directive),
] if {
	is_object(directive)
} else := [-1]

_actions := {"deny": 0, "drop": 1, "null": 2, "aggregate": 3, "mask": 4, "show": 5}

_methods := {
	"redact": 0,
	"fake": 1,
	"pseudonym": 2,
	"tokenize": 3,
	"perturb": 4,
	"generalize": 5,
	"partial": 6,
	"email": 7,
	"sql": 8,
}

_periods := {"year": 0, "quarter": 1, "month": 2, "day": 3, "hour": 4}

# How much a mask leaves, comparable within one form of one method.
_kept(directive) := object.get(directive, "keep_first", 0) + object.get(directive, "keep_last", 0) if {
	directive.method == "partial"
} else := directive.keep_first if {
	directive.method == "generalize"
} else := _periods[directive.to] if {
	directive.method == "generalize"
} else := 0 - directive.bucket if {
	directive.method == "generalize"
} else := 0 - directive.scale if {
	directive.method == "perturb"
} else := 0

_allows_equality(directive) if directive.action == "show"

_allows_equality(directive) if directive.predicates == "equality"
