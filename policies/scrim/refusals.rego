# METADATA
# title: Refusals
# description: Why a statement is refused as a whole, and the sentence that a rule gives for what it does.
package scrim.refusals

import data.scrim.contributions
import data.scrim.request
import data.scrim.subject

# METADATA
# description: The reason that stands behind a rule, from its METADATA.
reason(rule) := _because(rule, object.get(_sentences, rule, object.get(_about, [rule, "description"], $"Rule {rule}.")))

# METADATA
# description: Every reason to refuse the statement.
reasons contains _because(denial.rule, denial.message) if some denial in contributions.denials

reasons contains _because("scrim/role", $"No role that the policy knows: the caller has {_listed(input.subject.roles)}.") if {
	count(subject.known_roles) == 0
}

reasons contains _because(
	"scrim/purpose",
	$"No purpose was given: {_listed(subject.known_roles)} may act for {_listed(subject.possible_purposes)}.",
) if {
	count(subject.known_roles) > 0
	not is_string(object.get(input.subject, "purpose", null))
}

reasons contains _because(
	"scrim/purpose",
	$"{_listed(subject.known_roles)} may not act for purpose {subject.purpose}, only for {_listed(subject.possible_purposes)}.",
) if {
	count(subject.known_roles) > 0
	count(subject.roles) == 0
	is_string(subject.purpose)
}

reasons contains _because("scrim/unknown-table", $"The catalogue does not list table {table.id}.") if {
	some table in input.statement.tables
	not request.catalogued(table)
}

reasons contains _because("scrim/grant", $"The statement needs the grant {grant}, which no rule gives here.") if {
	some grant in input.statement.grants
	not grant in contributions.grants
}

reasons contains _because("scrim/grant", $"A statement of kind {input.statement.kind} needs a grant.") if {
	not input.statement.kind in {"select", "insert", "update", "delete", "merge"}
	count(input.statement.grants) == 0
}

reasons contains _because("scrim/function", $"No rule allows function {name} here.") if {
	some name in input.statement.functions
	not name in contributions.functions
}

reasons contains _because("scrim/write", $"No rule lets {_listed(subject.roles)} write {table.id}.{column.name} here.") if {
	count(subject.roles) > 0
	some table in input.statement.tables
	some column in table.columns
	"write" in column.uses
	not column.name in _writes[table.id]
}

reasons contains _because("scrim/write", $"No rule lets {_listed(subject.roles)} write {table.id} here.") if {
	count(subject.roles) > 0
	some table in input.statement.tables
	"write" in table.access
	not _writes[table.id]
}

reasons contains _because("scrim/delete", $"No rule lets {_listed(subject.roles)} delete from {table.id} here.") if {
	count(subject.roles) > 0
	some table in input.statement.tables
	"delete" in table.access
	not table.id in contributions.deletes
}

_because(rule, message) := {"rule": rule, "message": _cited(rule, message), "url": _url(rule)}

_cited(rule, message) := $"{trim_suffix(message, ".")} ({_about[rule].custom.article})." if {
	_about[rule].custom.article
} else := message

_url(rule) := _about[rule].related_resources[0].ref if {
	_about[rule].related_resources[0].ref
} else := "docs/policies.md#reading-a-refusal"

_sentences := {
	"scrim/unlabelled-column": "A column without a line in the catalogue is left out.",
	"scrim/untreated-label": "A column is left out where no rule says what the role may see of its label.",
}

_listed(names) := concat(", ", sort(names)) if {
	count(names) > 0
} else := "none"

_about := contributions.about

_writes := contributions.writes
