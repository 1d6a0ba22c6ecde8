# METADATA
# title: Free text
# description: Anything may stand in text that people type freely, so only those who answer the customer read it.
# related_resources:
#   - ref: docs/rules/pii/free-text.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.pii["free-text"]

about := rego.metadata.chain()

treatment["free-text"] := {
	"analyst": {"action": "mask", "method": "redact", "text": "[text]"},
	"support": {"action": "show"},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
