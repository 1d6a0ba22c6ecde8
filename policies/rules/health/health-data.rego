# METADATA
# title: Health data
# description: Health data is for approved medical research only, without names.
# related_resources:
#   - ref: docs/rules/health/health-data.md
# custom:
#   article: GDPR Art. 9
package rules.health["health-data"]

about := rego.metadata.chain()

treatment["health"] := {
	"analyst": {"action": "drop"},
	"support": {"action": "deny"},
	"researcher": {"action": "show"},
	"dpo": {"action": "show"},
}
