package dev.scrim;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf, in which roles and for which purpose a statement runs. Immutable.
 *
 * @param user who is asking; never null, may be empty where nobody is named
 * @param roles the roles held, sorted
 * @param purpose why the data is read, or null
 * @param attributes further facts about the subject, sorted by name
 * @param token a credential that the policy may verify, or null; never printed
 */
public record Subject(
    String user,
    SortedSet<String> roles,
    @Nullable String purpose,
    SortedMap<String, String> attributes,
    @Nullable String token) {

  public Subject {
    requireNonNull(user, "user");
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** A subject with that user name and nothing else. */
  public static Subject of(String user) {
    return new Subject(user, new TreeSet<>(), null, new TreeMap<>(), null);
  }

  /** This subject with exactly these roles. */
  public Subject roles(String... roles) {
    return roles(Arrays.asList(roles));
  }

  /** This subject with exactly these roles. */
  public Subject roles(Collection<String> roles) {
    return new Subject(user, new TreeSet<>(roles), purpose, attributes, token);
  }

  /** This subject with that purpose. */
  public Subject purpose(@Nullable String purpose) {
    return new Subject(user, roles, purpose, attributes, token);
  }

  /** This subject with one more attribute. */
  public Subject attribute(String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(attributes);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Subject(user, roles, purpose, more, token);
  }

  /** This subject with that credential. */
  public Subject token(@Nullable String token) {
    return new Subject(user, roles, purpose, attributes, token);
  }

  /** Names the subject without its attributes' values and without its token. */
  @Override
  public String toString() {
    return "Subject[user="
        + user
        + ", roles="
        + roles
        + ", purpose="
        + purpose
        + ", attributes="
        + attributes.keySet()
        + "]";
  }
}
