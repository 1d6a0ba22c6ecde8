package dev.scrim.resolve;

import dev.scrim.catalog.TableKind;
import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.Relation.Base;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Walks FROM clauses and puts a hole in the place of every table. */
final class FromWalk {

  private static final Set<String> JOIN = Set.of("onExpressions", "usingColumns", "fromItem");

  private static final Set<Use> JOINED = Set.of(Use.JOIN);

  private final Walk walk;

  FromWalk(Walk walk) {
    this.walk = walk;
  }

  void clause(PlainSelect select, Scope scope) {
    if (select.getFromItem() == null) {
      return;
    }
    FromItem first = item(select.getFromItem(), scope, scope.outer(), select.isUsingOnly());
    select.setFromItem(first);
    select.setUsingOnly(false);
    joins(select.getJoins(), scope, scope.outer());
  }

  /**
   * Walks joins.
   *
   * @param outer what a subquery that is not lateral sees
   */
  void joins(@Nullable List<Join> joins, Scope scope, @Nullable Scope outer) {
    if (joins == null) {
      return;
    }
    for (Join join : joins) {
      Nodes.onlyParts(join, "join", JOIN);
      if (join.isApply() || join.isSemi() || join.isWindowJoin() || join.isGlobal()) {
        throw new Refusal("This kind of join is not analysed; write a plain join");
      }
      Set<String> before = new HashSet<>();
      scope.relations().forEach(relation -> before.addAll(relation.columnNames()));
      int known = scope.relations().size();
      join.setFromItem(item(join.getFromItem(), scope, outer, false));
      List<Relation> added = scope.relations().subList(known, scope.relations().size());
      if (join.isNatural()) {
        walk.keepAllColumns = true;
        natural(added, before, scope);
      }
      for (Column column : join.getUsingColumns()) {
        String name = walk.fold(column.getColumnName());
        touchAll(scope, name);
      }
      join.getOnExpressions().forEach(on -> walk.expressions.walk(on, scope, Place.of(Use.JOIN)));
    }
  }

  private void natural(List<Relation> added, Set<String> before, Scope scope) {
    Set<String> common = new HashSet<>();
    added.forEach(relation -> common.addAll(relation.columnNames()));
    common.retainAll(before);
    for (String name : common) {
      // Not named: a column that is left out joins nothing, as if the table had none of that name.
      scope
          .relations()
          .forEach(r -> r.from(name).forEach(base -> base.table().use(base.column(), JOINED)));
    }
  }

  private static void touchAll(Scope scope, String name) {
    for (Relation relation : scope.relations()) {
      if (relation.has(name)) {
        relation.touch(name, JOINED);
      }
    }
  }

  /** Walks one item, adds what it makes visible to the scope, and gives what stands for it. */
  FromItem item(FromItem item, Scope scope, @Nullable Scope outer, boolean only) {
    if (item instanceof Table table) {
      return table(table, scope, only);
    }
    if (only) {
      throw new Refusal("ONLY is analysed before the name of a table only");
    }
    if (item instanceof LateralSubSelect lateral) {
      scope.add(query(lateral.getAlias(), walk.queries.query(lateral, scope, false)));
    } else if (item.getClass() == ParenthesedSelect.class) {
      ParenthesedSelect query = (ParenthesedSelect) item;
      Scope seen = new Scope(outer);
      scope.add(query(query.getAlias(), walk.queries.query(query, seen, false)));
    } else if (item instanceof Values values) {
      scope.add(query(values.getAlias(), walk.queries.query(values, new Scope(outer), false)));
    } else if (item instanceof ParenthesedFromItem nested) {
      nested(nested, scope, outer);
    } else if (item instanceof TableFunction function) {
      function(function, scope);
    } else {
      throw walk.expressions.unknown(item);
    }
    return item;
  }

  private void nested(ParenthesedFromItem nested, Scope scope, @Nullable Scope outer) {
    Nodes.onlyParts(nested, "join in parentheses", Set.of("fromItem", "joins", "alias"));
    if (nested.getAlias() == null) {
      nested.setFromItem(item(nested.getFromItem(), scope, outer, false));
      joins(nested.getJoins(), scope, outer);
      return;
    }
    Scope inside = new Scope(scope);
    nested.setFromItem(item(nested.getFromItem(), inside, outer, false));
    joins(nested.getJoins(), inside, outer);
    List<Output> outputs = new ArrayList<>();
    inside.relations().forEach(relation -> outputs.addAll(relation.outputs()));
    scope.add(query(nested.getAlias(), outputs));
    walk.keepAllColumns = true;
  }

  private void function(TableFunction item, Scope scope) {
    Nodes.onlyParts(
        item,
        "table function",
        Set.of("prefix", "alias", "function", "rowsFromFunctions", "withClause"));
    List<Function> functions = new ArrayList<>();
    if (item.getFunction() != null) {
      functions.add(item.getFunction());
    }
    Nodes.parts(item).stream()
        .filter(part -> part.name().equals("rowsFromFunctions"))
        .forEach(part -> ((List<?>) part.value()).forEach(f -> functions.add((Function) f)));
    if (functions.isEmpty()) {
      throw walk.expressions.unknown(item);
    }
    List<String> columns = new ArrayList<>();
    String name = null;
    Set<Base> flow = new HashSet<>();
    for (Function function : functions) {
      flow.addAll(
          walk.flowOf(
              () -> walk.expressions.calls().function(function, scope, Place.of(Use.EXPRESSION))));
      List<String> written = function.getMultipartName();
      if (written != null && !written.isEmpty()) {
        name = walk.fold(written.get(written.size() - 1));
        columns.add(name);
      }
    }
    Alias alias = item.getAlias();
    if (alias != null) {
      name = walk.fold(alias.getName());
      columns.add(name);
      columns.addAll(columnAliases(alias));
    }
    scope.add(Relation.open(name, columns, flow));
  }

  private FromItem table(Table table, Scope scope, boolean only) {
    List<String> parts = nameParts(table);
    Alias alias = table.getAlias();
    if (parts.size() == 1 && !only) {
      String name = walk.fold(parts.get(0));
      Relation common = scope.commonTable(name);
      if (common != null) {
        String visible = alias == null ? name : walk.fold(alias.getName());
        scope.add(common.as(visible, alias == null ? List.of() : columnAliases(alias)));
        String sent = scope.sentName(name);
        if (!sent.equals(parts.get(0))) {
          table.setAlias(CommonTables.aliasFor(alias, parts.get(0)));
          table.setName(sent);
        }
        return table;
      }
    }
    Nodes.onlyParts(table, "table", Set.of("partItems", "partDelimiters", "alias", "sampleClause"));
    if (isDual(parts)) {
      scope.add(Relation.open("DUAL", List.of(), Set.of()));
      return table;
    }
    dev.scrim.catalog.Table found = walk.tableNames.find(parts);
    return scan(table, found, scope, only, alias);
  }

  private FromItem scan(
      Table written,
      dev.scrim.catalog.Table found,
      Scope scope,
      boolean only,
      @Nullable Alias alias) {
    List<String> aliases = alias == null ? List.of() : columnAliases(alias);
    String visible = alias == null ? found.name() : walk.fold(alias.getName());
    String schema = alias == null ? found.schema() : null;
    Body view = null;
    if (found.kind() == TableKind.VIEW) {
      String definition = found.definition();
      if (definition == null) {
        throw new Refusal(
            "The definition of the view "
                + found.id()
                + " cannot be read at the moment (temporary, or being altered); read its tables");
      }
      if (written.getSampleClause() != null || only) {
        throw new Refusal("TABLESAMPLE and ONLY do not apply to the view " + found.id());
      }
      if (walk.via.contains(found.id())) {
        throw new Refusal("The view " + found.id() + " refers to itself");
      }
      Walk.View analysed = walk.view(found, definition);
      view = analysed.body();
      scope.add(Relation.view(visible, schema, found, analysed.outputs(), aliases));
    } else {
      TableTouch touch = walk.touch(found);
      touch.access(AccessMode.READ);
      scope.add(Relation.table(visible, schema, touch, aliases, walk.scans.size()));
    }
    int number = walk.scans.size();
    walk.scans.add(
        new Scan(
            found,
            false,
            alias == null ? null : alias.getName(),
            alias == null ? "" : aliasList(alias),
            aliases.size(),
            only,
            written.getSampleClause() == null ? "" : " " + written.getSampleClause(),
            null,
            view));
    return new Table(List.of(Template.scanMark(number)));
  }

  /** H2's one row without a column; a table of that name would come first. */
  private boolean isDual(List<String> parts) {
    return walk.dialect == Dialect.H2
        && parts.size() == 1
        && walk.fold(parts.get(0)).equals("DUAL")
        && walk.names.searchPath().stream()
            .noneMatch(schema -> walk.catalog.table(schema, "DUAL") != null);
  }

  List<String> columnAliases(Alias alias) {
    List<String> names = new ArrayList<>();
    if (alias.getAliasColumns() != null) {
      for (Alias.AliasColumn column : alias.getAliasColumns()) {
        if (column.colDataType != null) {
          walk.functionNames.type(column.colDataType.getDataType());
        }
        names.add(walk.fold(column.name));
      }
    }
    return names;
  }

  private static String aliasList(Alias alias) {
    if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    alias.getAliasColumns().forEach(column -> names.add(column.name));
    return "(" + String.join(", ", names) + ")";
  }

  private Relation query(@Nullable Alias alias, List<Output> outputs) {
    return alias == null
        ? Relation.query(null, outputs, List.of())
        : Relation.query(walk.fold(alias.getName()), outputs, columnAliases(alias));
  }

  /** The parts of a table's name as written, database and schema first. */
  static List<String> nameParts(Table table) {
    List<String> parts = new ArrayList<>(table.getNameParts());
    java.util.Collections.reverse(parts);
    parts.removeIf(part -> part == null || part.isEmpty());
    return parts;
  }
}
