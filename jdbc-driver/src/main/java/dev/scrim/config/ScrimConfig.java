package dev.scrim.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one connection URL, checked. Equal configurations share one pipeline.
 *
 * @param policy who decides
 * @param policyExecutable the {@code opa} executable for a folder, or null for the PATH
 * @param decisionPath path of the decision rule, such as {@code scrim/decision}
 * @param decisionMaxAge how long a decision is reused when it does not say
 * @param policyTimeout how long one request to the policy may take
 * @param policyToken the bearer token, or null; never printed
 * @param policyStaleFor how long a fetched decision may be used while the policy is unreachable
 * @param user the configured user, or null for the database user
 * @param roles the configured roles
 * @param purpose the configured purpose, or null
 * @param attributes the configured attributes
 * @param subjectMode who may say for whom a statement runs
 * @param audit the audit sinks, at least one
 * @param catalogFile a catalogue snapshot, or null for the live catalogue
 * @param catalogMaxAge how long a live catalogue is reused
 * @param keys keys by name: {@code env:VAR} or {@code file:path}
 * @param recordFile where statement shapes are recorded, or null
 * @param dialect the dialect that {@code scrim.dialect} names, or null to go by the product
 * @param application the application's name, or null
 */
public record ScrimConfig(
    PolicySource policy,
    @Nullable String policyExecutable,
    String decisionPath,
    Duration decisionMaxAge,
    Duration policyTimeout,
    @Nullable String policyToken,
    Duration policyStaleFor,
    @Nullable String user,
    SortedSet<String> roles,
    @Nullable String purpose,
    SortedMap<String, String> attributes,
    SubjectMode subjectMode,
    List<AuditTarget> audit,
    @Nullable Path catalogFile,
    Duration catalogMaxAge,
    Map<String, String> keys,
    @Nullable Path recordFile,
    @Nullable Dialect dialect,
    @Nullable String application) {

  /** Names the policy source only: the rest may hold secrets. */
  @Override
  public String toString() {
    return "ScrimConfig[policy=" + policy + ", decision=" + decisionPath + "]";
  }
}
