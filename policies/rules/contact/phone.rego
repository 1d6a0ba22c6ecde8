# METADATA
# title: Telephone numbers
# description: Support sees the last three digits, to ask back which number a customer means.
# related_resources:
#   - ref: docs/rules/contact/phone.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.contact.phone

about := rego.metadata.chain()

treatment["phone"] := {
	"analyst": {"action": "mask", "method": "redact"},
	"support": {"action": "mask", "method": "partial", "keep_last": 3},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
