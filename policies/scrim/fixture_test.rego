# METADATA
# title: What the tests share
# description: The demonstration schema, requests against it, and decisions that have been checked against the schemas. Not part of any bundle.
package scrim.fixture

# METADATA
# description: By table, its columns and their types.
tables := {
	"public.people": {
		"id": "bigint", "full_name": "text", "email": "text", "phone": "text", "national_id": "text", "birth_date": "date",
		"gender": "text", "street": "text", "city": "text", "postcode": "text", "country": "text", "region": "text",
		"iban": "text", "salary": "numeric", "notes": "text", "marketing_consent": "boolean", "created_at": "timestamp",
	},
	"public.patients": {
		"id": "bigint", "person_id": "bigint", "clinic": "text", "diagnosis_code": "text", "diagnosis": "text",
		"hiv_status": "boolean", "admitted_at": "timestamp", "insurance_no": "text",
	},
	"public.orders": {
		"id": "bigint", "person_id": "bigint", "product": "text", "amount": "numeric", "status": "text",
		"card_number": "text", "ordered_at": "timestamp", "ship_city": "text",
	},
	"public.products": {"id": "bigint", "name": "text", "category": "text", "price": "numeric"},
}

# METADATA
# description: A query that reads the columns, given by table.
reads(roles, purpose, columns) := {
	"phase": "run",
	"subject": {"user": "alice", "roles": roles, "purpose": purpose, "attributes": {"region": "EU"}, "token": null},
	"environment": {
		"application": "shop",
		"database": {"product": "postgresql", "name": "app"},
		"time": "2026-11-22T09:30:00Z",
	},
	"statement": {
		"kind": "select",
		"fingerprint": "sha256:0f",
		"functions": [],
		"grants": [],
		"tables": [_table(id, names, ["read"], ["output"]) | some id, names in columns],
	},
}

# METADATA
# description: A statement of the kind that writes the columns of one table.
writes(roles, purpose, kind, id, columns) := object.union(
	reads(roles, purpose, {}),
	{"statement": {"kind": kind, "tables": [_table(id, columns, ["write"], ["write"])]}},
)

# METADATA
# description: A statement that deletes from one table, and looks at the columns for it.
deletes(roles, purpose, id, columns) := object.union(
	reads(roles, purpose, {}),
	{"statement": {"kind": "delete", "tables": [_table(id, columns, ["delete"], ["predicate"])]}},
)

# METADATA
# description: Everything in every table.
all_columns := {id: sort(object.keys(columns)) | some id, columns in tables}

# METADATA
# description: The decision on a request; undefined, and so a failed test, where the request or the decision breaks its schema.
decide(request) := decision if {
	valid_request(request)
	decision := decision_on(request)
	valid_decision(decision)
}

# METADATA
# description: The same unchecked, for tests that ask many times over.
decision_on(request) := decision if {
	decision := data.scrim.decision with input as request
}

# METADATA
# description: What the subject sees of one column.
column(roles, purpose, table, name) := decide(reads(roles, purpose, {table: [name]})).tables[table].columns[name]

# METADATA
# description: The rules given as reasons.
rules(decision) := {reason.rule | some reason in decision.reasons}

valid_request(request) if json.match_schema(request, _request_schema)[0]

valid_decision(decision) if json.match_schema(decision, _decision_schema)[0]

valid_directive(directive) if {
	json.match_schema(directive, object.union(_decision_schema, {"$ref": "#/definitions/column_decision"}))[0]
}

_table(id, names, access, uses) := {
	"id": id,
	"schema": split(id, ".")[0],
	"name": split(id, ".")[1],
	"kind": "table",
	"access": access,
	"star": false,
	"columns": [{"name": name, "type": object.get(tables, [id, name], "text"), "uses": uses} | some name in names],
	"all_columns": sort(object.keys(object.get(tables, id, {})) | {name | some name in names}),
	"parent": null,
	"via": [],
	"from": null,
}

# OPA has read both schemas into data.schemas; what belongs to the decision are these three words.
_request_schema := object.remove(data.schemas, _decision_words)

_decision_schema := object.filter(data.schemas, _decision_words)

_decision_words := {"$comment", "$ref", "definitions"}
