# METADATA
# title: E-mail addresses
# description: Support sees enough of an e-mail address to recognise it; nobody collects addresses through a query.
# related_resources:
#   - ref: docs/rules/contact/email.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.contact.email

about := rego.metadata.chain()

treatment["email"] := {
	"analyst": {"action": "mask", "method": "redact"},
	"support": {"action": "mask", "method": "email"},
	"researcher": {"action": "drop"},
	"dpo": {"action": "show"},
}
