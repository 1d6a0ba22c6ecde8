# METADATA
# title: Towns and sites
# description: A town or a site is coarse enough to be seen by every role.
# related_resources:
#   - ref: docs/rules/location/place.md
package rules.location.place

about := rego.metadata.chain()

treatment["place"] := {
	"analyst": {"action": "show"},
	"support": {"action": "show"},
	"researcher": {"action": "show"},
	"dpo": {"action": "show"},
}
