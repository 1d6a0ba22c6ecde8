# METADATA
# title: Account and card numbers
# description: Of an account or a card only the last four digits are shown.
# related_resources:
#   - ref: docs/rules/finance/account.md
# custom:
#   article: PCI DSS 3.4
package rules.finance.account

about := rego.metadata.chain()

treatment["financial"] := {
	"analyst": {"action": "mask", "method": "partial", "keep_last": 4},
	"support": {"action": "mask", "method": "partial", "keep_last": 4},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
