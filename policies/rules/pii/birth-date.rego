# METADATA
# title: Dates of birth
# description: The year of birth is enough for statistics and research, the month for a check on the telephone.
# related_resources:
#   - ref: docs/rules/pii/birth-date.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.pii["birth-date"]

about := rego.metadata.chain()

treatment["birth-date"] := {
	"analyst": {"action": "mask", "method": "generalize", "to": "year"},
	"support": {"action": "mask", "method": "generalize", "to": "month"},
	"researcher": {"action": "mask", "method": "generalize", "to": "year"},
	"dpo": {"action": "show"},
}
