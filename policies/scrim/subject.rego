# METADATA
# title: The subject
# description: On whose behalf the statement runs, as far as the policy believes it.
package scrim.subject

purpose := input.subject.purpose

# METADATA
# description: The roles that count. Acting for a purpose puts those roles to work that may claim it; the others rest.
roles contains role if {
	some role in input.subject.roles
	purpose in data.roles[role].purposes
}

# METADATA
# description: The roles that are written down in roles/data.yaml.
known_roles contains role if {
	some role in input.subject.roles
	data.roles[role]
}

# METADATA
# description: What the known roles could claim.
possible_purposes contains possible if {
	some role in known_roles
	some possible in data.roles[role].purposes
}
