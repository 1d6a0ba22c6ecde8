package dev.scrim.enforce;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.scrim.Subject;
import dev.scrim.audit.AuditTrail;
import dev.scrim.catalog.CallerSession;
import dev.scrim.catalog.Catalog;
import dev.scrim.catalog.CatalogSource;
import dev.scrim.catalog.SessionNames;
import dev.scrim.decide.Decided;
import dev.scrim.decide.Decision;
import dev.scrim.decide.DecisionMaker;
import dev.scrim.decide.DecisionRequest;
import dev.scrim.decide.Environment;
import dev.scrim.decide.Phase;
import dev.scrim.enforce.Plan.SessionEffect;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import dev.scrim.error.Reason;
import dev.scrim.error.Refusal;
import dev.scrim.resolve.StatementAccess;
import dev.scrim.rewrite.Rewriter;
import dev.scrim.rewrite.Rewritten;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spells out the pipeline: parse, resolve, decide, rewrite; and records what became of a statement.
 * A statement seen before, for a subject seen before, costs two look-ups.
 */
public final class StatementPipeline implements Enforcer {

  private static final long MOST_SHAPES = 10_000;
  private static final long MOST_PLANS = 100_000;

  private final Analyser analyser;
  private final CatalogSource catalogs;
  private final DecisionMaker decisions;
  private final Rewriter rewriter;
  private final AuditTrail audit;
  private final Environment environment;

  private final Cache<ShapeKey, Shape> shapes =
      Caffeine.newBuilder().maximumSize(MOST_SHAPES).build();
  private final Cache<PlanKey, Planned> plans =
      Caffeine.newBuilder().maximumSize(MOST_PLANS).build();

  public StatementPipeline(
      Analyser analyser,
      CatalogSource catalogs,
      DecisionMaker decisions,
      Rewriter rewriter,
      AuditTrail audit,
      Environment environment) {
    this.analyser = analyser;
    this.catalogs = catalogs;
    this.decisions = decisions;
    this.rewriter = rewriter;
    this.audit = audit;
    this.environment = environment;
  }

  private record ShapeKey(
      String sql, boolean prepared, GeneratedKeys keys, SessionNames names, long catalog) {}

  private record PlanKey(Shape shape, Subject subject) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PlanKey key && key.shape == shape && key.subject.equals(subject);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(shape) * 31 + subject.hashCode();
    }
  }

  private record Planned(Plan plan, Decided decided) {

    /** As it is told when it is used again. */
    Planned remembered() {
      Decided again = decided.asCached();
      return new Planned(plan.decidedBy(again), again);
    }
  }

  @Override
  public Plan plan(StatementRequest request, CallerSession session) throws SQLException {
    Shape shape = shape(request, session);
    if (shape instanceof Shape.Control control) {
      return control.plan();
    }
    PlanKey key = new PlanKey(shape, request.subject());
    Planned planned = plans.getIfPresent(key);
    if (planned != null && decisions.isCurrent(planned.decided())) {
      return planned.plan();
    }
    Planned fresh = decide(shape, request);
    plans.put(key, fresh.remembered());
    return fresh.plan();
  }

  @Override
  public Execution start(Plan plan, Subject subject, int batch) throws SQLException {
    if (!plan.audited()) {
      return Executions.UNRECORDED;
    }
    return new Executions.Recorded(audit, audit.permitted(entry(plan, subject, batch)));
  }

  @Override
  public SQLException refused(Subject subject, String message) throws SQLException {
    return refused(request("", subject), null, null, null, new Refusal(message));
  }

  @Override
  public void unwrap(Subject subject) throws SQLException {
    Plan plan = decide(Shape.Opaque.UNWRAP, request("", subject)).plan();
    start(plan, subject, 1).succeeded(-1);
  }

  private static StatementRequest request(String sql, Subject subject) {
    return new StatementRequest(sql, subject, false, new GeneratedKeys.None());
  }

  @Override
  public void ran(Plan plan, CallerSession session) {
    session.filled(plan.temporary());
    if (plan.effect() != SessionEffect.NONE) {
      session.invalidate();
    }
    if (plan.effect() == SessionEffect.CATALOG) {
      catalogs.invalidate();
    }
  }

  @Override
  public boolean showsWhole(
      @Nullable String schema, String table, Subject subject, CallerSession session) {
    String name = schema == null ? quoted(table) : quoted(schema) + '.' + quoted(table);
    StatementRequest request = request("SELECT * FROM " + name, subject);
    try {
      Shape shape = analysed(request, session);
      Decided decided =
          decisions.decide(new DecisionRequest(Phase.RUN, subject, environment, shape.access()));
      return !plan(shape, request, decided).guarded();
    } catch (Refusal | SQLException e) {
      return false;
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private Shape shape(StatementRequest request, CallerSession session) throws SQLException {
    try {
      return analysed(request, session);
    } catch (Refusal refusal) {
      throw refused(request, null, null, null, refusal);
    }
  }

  private Shape analysed(StatementRequest request, CallerSession session) throws SQLException {
    Catalog catalog = catalogs.current();
    SessionNames names = session.names();
    ShapeKey key =
        new ShapeKey(request.sql(), request.prepared(), request.keys(), names, catalog.version());
    Shape known = shapes.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Shape shape = analyser.analyse(request, catalog, names, session, catalogs);
    shapes.put(key, shape);
    return shape;
  }

  private Planned decide(Shape shape, StatementRequest request) throws SQLException {
    StatementAccess access = shape.access();
    Decided decided;
    try {
      decided =
          decisions.decide(new DecisionRequest(Phase.RUN, request.subject(), environment, access));
    } catch (PolicyDeniedException e) {
      throw refused(
          request,
          access,
          shape.text(),
          null,
          new Refusal(String.valueOf(e.getMessage()), e.reasons()));
    } catch (PolicyUnavailableException e) {
      audit.refused(
          entry(request, access, shape.text(), null), String.valueOf(e.getMessage()), List.of());
      throw e;
    }
    try {
      return new Planned(plan(shape, request, decided), decided);
    } catch (Refusal refusal) {
      throw refused(request, access, shape.text(), decided, refusal);
    }
  }

  private Plan plan(Shape shape, StatementRequest request, Decided decided) {
    Decision decision = decided.decision();
    Rewritten rewritten;
    if (shape instanceof Shape.Opaque opaque) {
      rewritten = rewriter.opaque(opaque.parsed(), opaque.access().grants(), decision);
    } else {
      Shape.Analysed analysed = (Shape.Analysed) shape;
      rewritten =
          rewriter.rewrite(
              analysed.analysis(),
              analysed.catalog(),
              analysed.names(),
              decision,
              request.subject(),
              request.prepared());
    }
    return new Plan(
        rewritten.sql(),
        parameters(rewritten),
        shape.returnsRows(),
        shape.returnsRows() ? decision.rowLimit() : null,
        rewritten.keys().columns(),
        rewritten.keys().hidden(),
        rewritten.guarded(),
        true,
        shape.effect(),
        shape.temporary(),
        shape.access(),
        shape.text(),
        decided);
  }

  private static ParameterMap parameters(Rewritten rewritten) {
    List<ParameterMap.PolicyBind> binds = new ArrayList<>();
    for (Rewritten.Bind bind : rewritten.binds()) {
      binds.add(new ParameterMap.PolicyBind(bind.position(), bind.value(), bind.subjectPath()));
    }
    return new ParameterMap(rewritten.positions(), binds);
  }

  private SQLException refused(
      StatementRequest request,
      @Nullable StatementAccess access,
      @Nullable String text,
      @Nullable Decided decided,
      Refusal refusal)
      throws SQLException {
    String message = String.valueOf(refusal.getMessage());
    List<Reason> reasons = refusal.reasons();
    String id = audit.refused(entry(request, access, text, decided), message, reasons);
    return refusal.toSqlException(id);
  }

  private AuditTrail.Entry entry(
      StatementRequest request,
      @Nullable StatementAccess access,
      @Nullable String text,
      @Nullable Decided decided) {
    return new AuditTrail.Entry(
        request.subject(), environment.application(), access, text, decided, 1);
  }

  private AuditTrail.Entry entry(Plan plan, Subject subject, int batch) {
    return new AuditTrail.Entry(
        subject, environment.application(), plan.access(), plan.text(), plan.decided(), batch);
  }
}
