# METADATA
# title: Rows at a time
# description: No query gives more rows than the role's work needs at a time.
# related_resources:
#   - ref: docs/rules/limits/rows.md
# custom:
#   article: GDPR Art. 5(1)(c)
package rules.limits.rows

import data.scrim.subject

about := rego.metadata.chain()

limit contains data.roles[role].row_limit if some role in subject.roles
