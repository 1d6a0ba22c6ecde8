package dev.scrim.rewrite;

import dev.scrim.catalog.Column;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TableKind;
import dev.scrim.decide.Action;
import dev.scrim.decide.ColumnDirective;
import dev.scrim.decide.Decision;
import dev.scrim.decide.TableDirective;
import dev.scrim.error.Reason;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.AccessMode;
import dev.scrim.resolve.Analysis;
import dev.scrim.resolve.StatementKind;
import dev.scrim.resolve.TableAccess;
import dev.scrim.resolve.Touched;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a statement against its decision: it may run, or it is refused with what is missing. */
public final class Permission {

  private static final int MOST_REASONS = 3;

  private static final ColumnDirective SHOW = new ColumnDirective(Action.SHOW, null, false, null);

  private static final TableDirective SHOW_ALL =
      new TableDirective(Map.of(), SHOW, false, List.of(), TableDirective.Barrier.AUTO);

  private Permission() {}

  /**
   * Refuses a statement that the decision does not allow.
   *
   * @throws Refusal naming the table, column, function or grant, and the rule
   */
  public static void check(Analysis analysis, Decision decision) {
    allowed(decision);
    functions(analysis.access().functions(), decision);
    grants(analysis.access().grants(), decision);
    for (TableAccess access : analysis.access().tables()) {
      Touched touched = touched(analysis, access.id());
      TableDirective directive = directive(decision, access.id(), touched);
      reads(access, touched, directive, decision);
      if (analysis.writes()) {
        writes(access, touched, directive, decision);
        if (analysis.access().kind() == StatementKind.TRUNCATE && !directive.rows().isEmpty()) {
          throw new Refusal(
              "TRUNCATE would empty "
                  + access.id()
                  + " of rows that the policy does not let you see; use DELETE",
              decision.reasons());
        }
      }
    }
  }

  /** Refuses a statement that was not analysed and is not granted. */
  static void check(List<String> grants, Decision decision) {
    allowed(decision);
    grants(grants, decision);
  }

  /** The directive for a table, or a refusal where the decision does not cover it. */
  static TableDirective directive(Decision decision, String id, Touched touched) {
    TableDirective listed = decision.tables().get(id);
    if (listed != null) {
      return listed;
    }
    TableKind kind = touched.table().kind();
    boolean plain = kind == TableKind.TABLE || kind == TableKind.PARTITION;
    if (decision.otherTablesShow() && plain && touched.access().equals(Set.of(AccessMode.READ))) {
      return SHOW_ALL;
    }
    throw new Refusal(
        "The policy does not cover "
            + describe(kind)
            + " "
            + id
            + "; ask its owner to add a rule for it",
        decision.reasons());
  }

  /** Whether a table is shown as it is, every row and every column. */
  static boolean isWhole(Table table, TableDirective directive) {
    if (!directive.rows().isEmpty()) {
      return false;
    }
    for (Column column : table.columns()) {
      if (!isShown(directive, column.name())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShown(TableDirective directive, String column) {
    ColumnDirective of = directive.column(column.toLowerCase(Locale.ROOT));
    return of != null && of.action() == Action.SHOW;
  }

  /** Whether errors of the statement could quote what the decision hides. */
  static boolean hidesAnything(Analysis analysis, Decision decision) {
    for (TableAccess access : analysis.access().tables()) {
      Touched touched = touched(analysis, access.id());
      if (!isWhole(touched.table(), directive(decision, access.id(), touched))) {
        return true;
      }
    }
    return !analysis.access().functions().isEmpty();
  }

  static Touched touched(Analysis analysis, String id) {
    Touched touched = analysis.touched().get(id);
    if (touched == null) {
      throw new IllegalStateException("a table of the request was not analysed");
    }
    return touched;
  }

  private static void allowed(Decision decision) {
    if (!decision.allow()) {
      throw new Refusal("Refused by policy: " + why(decision.reasons()), decision.reasons());
    }
  }

  private static String why(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return "the policy does not allow it and gives no reason; ask its owner";
    }
    return reasons.stream()
        .limit(MOST_REASONS)
        .map(reason -> reason.message() + source(reason.rule(), reason.url()))
        .collect(Collectors.joining("; "));
  }

  private static String source(@Nullable String rule, @Nullable String url) {
    if (rule == null) {
      return url == null ? "" : " (see " + url + ")";
    }
    return url == null ? " (rule " + rule + ")" : " (rule " + rule + ", see " + url + ")";
  }

  private static void functions(List<String> functions, Decision decision) {
    for (String function : functions) {
      if (!decision.functions().contains(function)) {
        throw new Refusal(
            "The function "
                + function
                + " is not known to be harmless and the policy does not allow it; use another or"
                + " ask for it to be allowed under \"functions\"",
            decision.reasons());
      }
    }
  }

  private static void grants(List<String> grants, Decision decision) {
    for (String grant : grants) {
      if (!decision.grants().contains(grant)) {
        throw new Refusal(
            "A statement of this kind is not analysed and needs the grant \""
                + grant
                + "\", which the policy does not give",
            decision.reasons());
      }
    }
  }

  private static void reads(
      TableAccess access, Touched touched, TableDirective directive, Decision decision) {
    for (var used : access.columns()) {
      ColumnDirective of = directive.column(used.name());
      boolean named = touched.named().stream().anyMatch(name -> name.equalsIgnoreCase(used.name()));
      if (of == null) {
        if (named) {
          throw refusal(access.id(), used.name(), "is not covered by the policy", null, decision);
        }
      } else if (of.action() == Action.DENY) {
        throw refusal(access.id(), used.name(), "may not be read", of, decision);
      } else if (of.action() == Action.DROP && named) {
        throw refusal(access.id(), used.name(), "is left out for you", of, decision);
      }
    }
  }

  private static void writes(
      TableAccess access, Touched touched, TableDirective directive, Decision decision) {
    String id = access.id();
    for (String column : touched.written()) {
      ColumnDirective of = directive.column(column.toLowerCase(Locale.ROOT));
      if (of == null || !of.write()) {
        throw refusal(id, column, "may not be written", of, decision);
      }
    }
    for (String column : touched.raw()) {
      if (!isShown(directive, column)) {
        throw refusal(
            id,
            column,
            "is not shown to you as it is, and the statement changes rows by it",
            directive.column(column.toLowerCase(Locale.ROOT)),
            decision);
      }
    }
    for (String column : touched.flows()) {
      if (!isShown(directive, column)) {
        throw refusal(
            id,
            column,
            "is not shown to you as it is, and the statement would write what you see of it",
            directive.column(column.toLowerCase(Locale.ROOT)),
            decision);
      }
    }
    for (String column : touched.arbiters()) {
      ColumnDirective of = directive.column(column.toLowerCase(Locale.ROOT));
      if (!isShown(directive, column) && (of == null || !of.write())) {
        throw refusal(id, column, "is not shown to you, nor may it be written", of, decision);
      }
    }
    if (touched.access().contains(AccessMode.DELETE) && !directive.delete()) {
      throw new Refusal(
          "Rows of " + id + " may not be deleted; ask for \"delete\" on the table",
          decision.reasons());
    }
  }

  private static Refusal refusal(
      String table,
      String column,
      String what,
      @Nullable ColumnDirective directive,
      Decision decision) {
    String rule = directive == null ? null : directive.rule();
    String because =
        decision.reasons().stream()
            .filter(reason -> rule != null && rule.equals(reason.rule()))
            .findFirst()
            .map(reason -> ": " + reason.message() + source(rule, reason.url()))
            .orElse(source(rule, null));
    return new Refusal(
        "The column "
            + table
            + "."
            + column.toLowerCase(Locale.ROOT)
            + " "
            + what
            + because
            + "; leave it out of the statement",
        decision.reasons());
  }

  private static String describe(TableKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
