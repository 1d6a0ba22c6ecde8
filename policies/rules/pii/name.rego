# METADATA
# title: Names of persons
# description: Only those who speak with a person see the name; analysts see its first letter.
# related_resources:
#   - ref: docs/rules/pii/name.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.pii.name

about := rego.metadata.chain()

treatment["name"] := {
	"analyst": {"action": "mask", "method": "partial", "keep_first": 1},
	"support": {"action": "show"},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
