# METADATA
# title: National identity numbers
# description: The number by which a state or an insurer knows a person is for the data-protection officer alone.
# related_resources:
#   - ref: docs/rules/pii/national-id.md
# custom:
#   article: GDPR Art. 87
package rules.pii["national-id"]

about := rego.metadata.chain()

treatment["national-id"] := {
	"analyst": {"action": "mask", "method": "redact"},
	"support": {"action": "deny"},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
