# METADATA
# title: Postal codes
# description: The first two characters of a postal code tell the area without telling the street.
# related_resources:
#   - ref: docs/rules/location/postcode.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.location.postcode

about := rego.metadata.chain()

treatment["postcode"] := {
	"analyst": {"action": "mask", "method": "generalize", "keep_first": 2},
	"support": {"action": "show"},
	"researcher": {"action": "mask", "method": "generalize", "keep_first": 2},
	"dpo": {"action": "show"},
}
