# METADATA
# title: Street and house number
# description: Street and house number are for delivering and for answering the customer.
# related_resources:
#   - ref: docs/rules/location/address.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.location.address

about := rego.metadata.chain()

treatment["address"] := {
	"analyst": {"action": "drop"},
	"support": {"action": "show"},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
