package dev.scrim.resolve;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Relation.Base;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.sf.jsqlparser.statement.select.Select;

/** What is gathered while one statement's tree is walked, and who walks which part of it. */
final class Walk {

  final Dialect dialect;
  final SqlParser parser;
  final Catalog catalog;
  final SessionNames names;
  final Harmless harmless;
  final TableNames tableNames;
  final FunctionNames functionNames;
  final ExpressionWalk expressions = new ExpressionWalk(this);
  final QueryWalk queries = new QueryWalk(this);
  final WriteWalk writes = new WriteWalk(this);

  /** Over the statement and all views below it. */
  final Map<String, TableTouch> touches;

  /** Over the statement and all views below it. */
  final Set<String> functions;

  final List<Scan> scans = new ArrayList<>();
  final List<Grouping> groupings = new ArrayList<>();
  final List<Change.Draft> changes = new ArrayList<>();
  final List<Returned> returned = new ArrayList<>();
  final List<Assigned> assigned = new ArrayList<>();

  /** The ids of the views whose definition is being walked. */
  final Set<String> via;

  /** Whether names missing from the catalogue are final, as it was just read. */
  final boolean catalogIsFresh;

  /** The base columns whose values have a part in the expression that is being walked. */
  Set<Base> flow = new HashSet<>();

  boolean hazard;
  boolean locks;
  boolean keepAllColumns;
  int commonTables;

  Walk(
      Dialect dialect,
      SqlParser parser,
      Catalog catalog,
      SessionNames names,
      boolean catalogIsFresh) {
    this(
        dialect,
        parser,
        catalog,
        names,
        catalogIsFresh,
        Set.of(),
        new LinkedHashMap<>(),
        new LinkedHashSet<>());
  }

  private Walk(
      Dialect dialect,
      SqlParser parser,
      Catalog catalog,
      SessionNames names,
      boolean catalogIsFresh,
      Set<String> via,
      Map<String, TableTouch> touches,
      Set<String> functions) {
    this.dialect = dialect;
    this.parser = parser;
    this.catalog = catalog;
    this.names = names;
    this.catalogIsFresh = catalogIsFresh;
    this.via = via;
    this.touches = touches;
    this.functions = functions;
    this.harmless = Harmless.of(dialect);
    this.tableNames = new TableNames(catalog, names);
    this.functionNames = new FunctionNames(this);
  }

  /** The walk of a view's definition, which sees the names that the view's author saw. */
  private Walk inside(Table view) {
    Set<String> deeper = new HashSet<>(via);
    deeper.add(view.id());
    List<String> path =
        dialect == Dialect.POSTGRESQL ? List.of("pg_catalog") : List.of(view.schema());
    return new Walk(
        dialect,
        parser,
        catalog,
        new SessionNames(path, Map.of()),
        catalogIsFresh,
        deeper,
        touches,
        functions);
  }

  /** A view's definition, analysed. */
  record View(Body body, List<Output> outputs) {}

  View view(Table view, String definition) {
    Walk walk = inside(view);
    Select query = (Select) parser.query(definition);
    List<Output> outputs = walk.queries.query(query, new Scope(null), false);
    hazard |= walk.hazard;
    locks |= walk.locks;
    return new View(walk.body(query.toString()), outputs);
  }

  /** The text of the walked tree with what stands in its holes. */
  Body body(String printed) {
    Set<String> words = keepAllColumns ? null : Words.of(printed, catalog.identifiers());
    List<Scan> kept = new ArrayList<>();
    for (Scan scan : scans) {
      if (words == null || scan.aliasCount() > 0) {
        kept.add(scan);
      } else {
        kept.add(scan.keeping(words));
      }
    }
    List<Change> made = changes.stream().map(Change.Draft::change).toList();
    return new Body(Template.of(printed), kept, groupings, made, returned, assigned);
  }

  String fold(String written) {
    return catalog.identifiers().fold(written);
  }

  TableTouch touch(Table table) {
    TableTouch touch =
        touches.computeIfAbsent(
            TableIds.of(table),
            id -> new TableTouch(table, TemporaryTables.lineage(table, names.lineage())));
    touch.via(via);
    return touch;
  }

  /** A column is read where an expression stands. */
  void read(Relation relation, String column, Set<Use> uses) {
    relation.touch(column, uses);
    flow.addAll(relation.flow(column));
  }

  /** All columns are read where an expression stands. */
  void readAll(Relation relation, Set<Use> uses) {
    relation.star(uses);
    flow.addAll(relation.flow());
  }

  /** Walks something whose values have no part in the expression around it. */
  <T> T isolated(Supplier<T> walking) {
    Set<Base> around = flow;
    flow = new HashSet<>();
    try {
      return walking.get();
    } finally {
      flow = around;
    }
  }

  /** The base columns whose values have a part in what is walked. */
  Set<Base> flowOf(Runnable walking) {
    return isolated(
        () -> {
          walking.run();
          return Set.copyOf(flow);
        });
  }

  void hazard(Place place) {
    if (!place.outermost()) {
      hazard = true;
    }
  }
}
