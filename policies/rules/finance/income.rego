# METADATA
# title: Income
# description: What a person earns is seen in steps of ten thousand, and not at all in customer service.
# related_resources:
#   - ref: docs/rules/finance/income.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.finance.income

about := rego.metadata.chain()

treatment["income"] := {
	"analyst": {"action": "mask", "method": "generalize", "bucket": 10000},
	"support": {"action": "null"},
	"researcher": {"action": "mask", "method": "generalize", "bucket": 10000},
	"dpo": {"action": "show"},
}
