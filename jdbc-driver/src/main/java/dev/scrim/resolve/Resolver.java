package dev.scrim.resolve;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.Column;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.catalog.TemporaryChange;
import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Parsed;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Finds what a statement touches. Thread-safe. */
public final class Resolver {

  private static final KeyColumns NO_KEYS = new KeyColumns(-1, List.of(), true);

  private final Dialect dialect;
  private final SqlParser parser;

  public Resolver(Dialect dialect, SqlParser parser) {
    this.dialect = dialect;
    this.parser = parser;
  }

  /** Whose names these are. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Analyses a statement; its tree is used up.
   *
   * @param fresh whether the catalogue was just read, so that a name it lacks does not exist
   * @param keys which generated keys are wanted
   * @throws Refusal where the statement is not understood
   * @throws UnknownName where a name is not in the catalogue
   */
  public Analysis resolve(
      Parsed.Tree parsed, Catalog catalog, SessionNames names, boolean fresh, KeyRequest keys) {
    Walk walk = walk(parsed.text(), catalog, names, fresh);
    walk.writes.only(parsed.only());
    Statement tree = parsed.tree();
    boolean returning = hasReturning(tree);
    StatementKind kind = walk(tree, walk);
    KeyColumns generated = generatedKeys(keys, walk.writes.outermost());
    boolean writes =
        walk.touches.values().stream()
            .map(touch -> touch.access().access())
            .anyMatch(access -> !access.equals(Set.of(AccessMode.READ)));
    return analysis(
        walk,
        new What(kind, List.of(), parsed.parameters(), parsed.fingerprint(), parsed.text()),
        tree.toString(),
        generated,
        tree instanceof Select || returning,
        writes,
        new TemporaryTables(walk).filled());
  }

  /**
   * Analyses a statement that makes a table from a query; its tree is used up.
   *
   * @throws Refusal where the statement is not understood
   * @throws UnknownName where a name is not in the catalogue
   */
  public Analysis resolve(
      Parsed.CreateTableAs parsed, Catalog catalog, SessionNames names, boolean fresh) {
    Walk walk = walk(parsed.text(), catalog, names, fresh);
    List<Output> outputs = walk.queries.query(parsed.query(), new Scope(null), false);
    outputs.forEach(output -> WriteWalk.flows(output.flow()));
    TemporaryTables temporary = new TemporaryTables(walk);
    return analysis(
        walk,
        new What(
            StatementKind.DDL,
            List.of("create-table-as"),
            parsed.parameters(),
            parsed.fingerprint(),
            parsed.text()),
        parsed.head() + " " + parsed.query() + parsed.tail(),
        NO_KEYS,
        false,
        true,
        parsed.temporary() ? temporary.made(parsed.table(), outputs) : temporary.filled());
  }

  /**
   * Analyses TRUNCATE.
   *
   * @throws UnknownName where a name is not in the catalogue
   */
  public Analysis resolve(
      Parsed.Truncate parsed, Catalog catalog, SessionNames names, boolean fresh) {
    Walk walk = walk(parsed.text(), catalog, names, fresh);
    List<String> holes = new ArrayList<>();
    for (Parsed.Emptied emptied : parsed.tables()) {
      Table table = walk.tableNames.find(emptied.name());
      walk.touch(table).access(AccessMode.DELETE);
      holes.add(Template.scanMark(walk.scans.size()));
      walk.scans.add(new Scan(table, true, null, "", 0, emptied.only(), "", null, null));
    }
    return analysis(
        walk,
        new What(
            StatementKind.TRUNCATE, List.of("truncate"), 0, parsed.fingerprint(), parsed.text()),
        "TRUNCATE TABLE " + String.join(", ", holes) + parsed.tail(),
        NO_KEYS,
        false,
        true,
        TemporaryChange.NONE);
  }

  /** What a statement is, beside what it touches. */
  private record What(
      StatementKind kind, List<String> grants, int parameters, String fingerprint, String text) {}

  private Walk walk(String text, Catalog catalog, SessionNames names, boolean fresh) {
    if (Template.clashes(text)) {
      throw new Refusal("The statement holds private-use characters, which Scrim keeps for itself");
    }
    return new Walk(dialect, parser, catalog, names, fresh);
  }

  private static Analysis analysis(
      Walk walk,
      What what,
      String printed,
      KeyColumns keys,
      boolean returnsRows,
      boolean writes,
      TemporaryChange temporary) {
    Map<String, Touched> touched = new LinkedHashMap<>();
    List<TableAccess> tables = new ArrayList<>();
    for (Map.Entry<String, TableTouch> touch : walk.touches.entrySet()) {
      touched.put(touch.getKey(), touch.getValue().touched());
      tables.add(touch.getValue().access());
    }
    return new Analysis(
        new StatementAccess(
            what.kind(), what.fingerprint(), List.copyOf(walk.functions), what.grants(), tables),
        walk.body(printed),
        what.parameters(),
        touched,
        keys,
        returnsRows,
        writes,
        walk.locks,
        walk.hazard,
        temporary,
        what.text());
  }

  /**
   * An expression over one table's own columns, checked to be harmless, as it is to be sent.
   *
   * @param qualifier the name before each column, as it is written, or null for none
   */
  public String expression(
      String sql, Table table, @Nullable String qualifier, Catalog catalog, SessionNames names) {
    var expression = parser.expression(sql);
    Walk walk = new Walk(dialect, parser, catalog, names, true);
    TableTouch touch = new TableTouch(table);
    Scope scope = new Scope(null);
    scope.add(Relation.table(table.name(), table.schema(), touch, List.of(), 0));
    new OwnColumns(walk).check(expression, table);
    walk.expressions.walk(expression, scope, Place.of(Use.PREDICATE));
    if (!walk.functions.isEmpty() || !walk.touches.isEmpty() || walk.keepAllColumns) {
      throw new Refusal(
          "An sql expression of the policy for "
              + table.id()
              + " uses more than the table's own columns and harmless functions");
    }
    if (qualifier != null) {
      qualify(expression, qualifier);
    }
    return expression.toString();
  }

  private static void qualify(Object node, String qualifier) {
    if (node instanceof net.sf.jsqlparser.schema.Column column) {
      column.setTable(new net.sf.jsqlparser.schema.Table(List.of(qualifier)));
    } else {
      Nodes.children(node).forEach(child -> qualify(child, qualifier));
    }
  }

  private static StatementKind walk(Statement tree, Walk walk) {
    if (tree instanceof Select query) {
      walk.queries.query(query, new Scope(null), true);
      return StatementKind.SELECT;
    } else if (tree instanceof Insert insert) {
      walk.writes.insert(insert, null);
      return StatementKind.INSERT;
    } else if (tree instanceof Update update) {
      walk.writes.update(update, null);
      return StatementKind.UPDATE;
    } else if (tree instanceof Delete delete) {
      walk.writes.delete(delete, null);
      return StatementKind.DELETE;
    } else if (tree instanceof Merge merge) {
      walk.writes.merge(merge);
      return StatementKind.MERGE;
    }
    throw walk.expressions.unknown(tree);
  }

  private KeyColumns generatedKeys(KeyRequest keys, @Nullable WriteTarget into) {
    if (into == null || keys.equals(KeyRequest.NONE)) {
      return new KeyColumns(into == null ? -1 : into.number(), List.of(), true);
    }
    TableTouch target = into.touch();
    Table table = target.table();
    List<String> columns = new ArrayList<>();
    if (keys.all()) {
      if (dialect == Dialect.H2) {
        columns.addAll(table.primaryKey());
      } else {
        table.columns().forEach(column -> columns.add(column.name()));
      }
    }
    for (String name : keys.names()) {
      Column exact = table.column(name);
      Column column = exact != null ? exact : byName(table, name);
      if (column == null) {
        throw new Refusal(
            "No column " + name + " of " + table.id() + " to return as generated key");
      }
      columns.add(column.name());
    }
    for (int position : keys.positions()) {
      if (position < 1 || position > table.columns().size()) {
        throw new Refusal("No column at position " + position + " of " + table.id());
      }
      columns.add(table.columns().get(position - 1).name());
    }
    target.access(AccessMode.READ);
    if (keys.all() && dialect != Dialect.H2) {
      target.star(Set.of(Use.RETURNING));
    } else {
      columns.forEach(column -> target.name(column, Set.of(Use.RETURNING)));
    }
    return new KeyColumns(into.number(), columns, keys.all());
  }

  private static @Nullable Column byName(Table table, String name) {
    for (Column column : table.columns()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    return null;
  }

  private static boolean hasReturning(Statement tree) {
    ReturningClause returning = null;
    if (tree instanceof Insert insert) {
      returning = insert.getReturningClause();
    } else if (tree instanceof Update update) {
      returning = update.getReturningClause();
    } else if (tree instanceof Delete delete) {
      returning = delete.getReturningClause();
    } else if (tree instanceof Merge merge) {
      returning = merge.getReturningClause();
    }
    return returning != null;
  }
}
