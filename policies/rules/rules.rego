# METADATA
# title: Rules
# description: Every rule lives in a folder below this one, at rules/<category>/<rule>.rego, with its test beside it.
# scope: subpackages
# schemas:
#   - input: schema.input
package rules
