package dev.scrim.resolve;

import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.SessionNames;
import dev.scrim.catalog.Table;
import dev.scrim.config.Dialect;
import dev.scrim.parse.SqlParser;
import dev.scrim.resolve.Relation.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** The ids of the views whose definition is being walked. */
  final Set<String> via;

  /** Whether names missing from the catalogue are final, as it was just read. */
  final boolean catalogIsFresh;

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
      if (words == null || scan.aliasCount() > 0 || mayMeanRow(scan, printed)) {
        kept.add(scan);
      } else {
        kept.add(scan.keeping(words));
      }
    }
    return new Body(Template.of(printed), kept, groupings);
  }

  /** A target stays a table, so whatever could stand for its whole row counts as every column. */
  private boolean mayMeanRow(Scan scan, String printed) {
    if (!scan.target()) {
      return false;
    }
    String alias = scan.alias();
    String name = alias == null ? scan.table().name() : fold(alias);
    return Words.mayMeanRow(printed, catalog.identifiers(), name, scan.table());
  }

  String fold(String written) {
    return catalog.identifiers().fold(written);
  }

  TableTouch touch(Table table) {
    TableTouch touch = touches.computeIfAbsent(TableIds.of(table), id -> new TableTouch(table));
    touch.via(via);
    return touch;
  }

  void hazard(Place place) {
    if (!place.outermost()) {
      hazard = true;
    }
  }
}
