package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.catalog.CallerSession;
import dev.scrim.catalog.SessionNames;
import dev.scrim.config.ScrimConfig;
import dev.scrim.enforce.Enforcer;
import dev.scrim.enforce.Execution;
import dev.scrim.enforce.GeneratedKeys;
import dev.scrim.enforce.ParameterMap;
import dev.scrim.enforce.ParameterMap.PolicyBind;
import dev.scrim.enforce.Plan;
import dev.scrim.enforce.Plan.SessionEffect;
import dev.scrim.enforce.StatementRequest;
import dev.scrim.error.PolicyDeniedException;
import dev.scrim.error.PolicyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A pipeline for the faces alone: each statement runs as it is written, or as a test scripts it,
 * and what is recorded is kept for the test to see.
 */
public final class ScriptedEnforcer implements Enforcer, Pipeline, PipelineSource {

  /** Makes a plan for a request. */
  public interface Script {
    Plan plan(StatementRequest request) throws SQLException;
  }

  /** One line for each start and each outcome. */
  public final List<String> record = new ArrayList<>();

  /** Every request for a plan. */
  public final List<StatementRequest> requests = new ArrayList<>();

  /** How many statements the pipeline was told of that they ran. */
  public int ran;

  /** The last connection's own view of its transaction. */
  public BooleanSupplier inTransaction = () -> false;

  private final Map<StatementRequest, Plan> plans = new HashMap<>();

  /** Whether every table is shown as it is. */
  public boolean wholeTables;

  /** Whether the real connection may be handed out. */
  public boolean unwrap;

  /** Whether the record cannot be written. */
  public boolean unwritable;

  private Script script = ScriptedEnforcer::unchanged;

  /** From now on statements run so. */
  public void script(Script script) {
    this.script = script;
    plans.clear();
  }

  /** Forgets the plans, as an expired decision does. */
  public void expire() {
    plans.clear();
  }

  @Override
  public Plan plan(StatementRequest request, CallerSession session) throws SQLException {
    requests.add(request);
    Plan known = plans.get(request);
    if (known == null) {
      known = script.plan(request);
      plans.put(request, known);
    }
    return known;
  }

  @Override
  public Execution start(Plan plan, Subject subject, int batch) throws SQLException {
    if (unwritable) {
      throw new PolicyUnavailableException("the record cannot be written");
    }
    int number = record.size();
    record.add("start " + subject.user() + (batch == 1 ? "" : " x" + batch));
    return new Execution() {
      private boolean ended;

      private void end(String how) {
        if (!ended) {
          ended = true;
          record.add(how + " of " + number);
        }
      }

      @Override
      public void succeeded(long rows) {
        end("ok " + rows);
      }

      @Override
      public void failed(String sqlState) {
        end("error " + sqlState);
      }

      @Override
      public void denied() {
        end("denied");
      }

      @Override
      public void abandoned(long rows) {
        end("abandoned " + rows);
      }
    };
  }

  @Override
  public SQLException refused(Subject subject, String message) {
    record.add("refused " + subject.user());
    return new PolicyDeniedException(message, List.of(), "id");
  }

  @Override
  public void unwrap(Subject subject) throws SQLException {
    if (!unwrap) {
      throw new PolicyDeniedException("needs the grant unwrap", List.of(), "id");
    }
    record.add("unwrapped " + subject.user());
  }

  @Override
  public boolean showsWhole(String schema, String table, Subject subject, CallerSession session) {
    return wholeTables;
  }

  @Override
  public void ran(Plan plan, CallerSession session) {
    ran++;
  }

  @Override
  public Enforcer enforcer() {
    return this;
  }

  @Override
  public CallerSession session(Connection raw, BooleanSupplier inTransaction) {
    this.inTransaction = inTransaction;
    return new CallerSession() {
      @Override
      public void filled(dev.scrim.catalog.TemporaryChange change) {}

      @Override
      public SessionNames names() {
        return new SessionNames(List.of(), Map.of());
      }

      @Override
      public void invalidate() {}
    };
  }

  @Override
  public Pipeline open(RawSource source, ScrimConfig config, Connection first) {
    return this;
  }

  /** A plan that runs a statement as it is. */
  public static Plan unchanged(StatementRequest request) {
    return new Draft(request).plan();
  }

  /** A refusal. */
  public static PolicyDeniedException denial() {
    return new PolicyDeniedException("refused by the test", List.of(), "id");
  }

  /** A plan in the making: as the statement is written but for what is changed. */
  public static final class Draft {
    private String sql;
    private List<int[]> positions = new ArrayList<>();
    private List<PolicyBind> binds = List.of();
    private Long rowLimit;
    private List<String> keys = List.of();
    private boolean guarded;
    private boolean audited = true;
    private SessionEffect effect = SessionEffect.NONE;

    public Draft(StatementRequest request) {
      sql = request.sql();
      int count = request.prepared() ? (int) sql.chars().filter(c -> c == '?').count() : 0;
      for (int i = 1; i <= count; i++) {
        positions.add(new int[] {i});
      }
      if (request.keys() instanceof GeneratedKeys.Named named) {
        keys = named.columns();
      }
    }

    public Draft sql(String sql) {
      this.sql = sql;
      return this;
    }

    public Draft positions(int[]... positions) {
      this.positions = List.of(positions);
      return this;
    }

    public Draft binds(PolicyBind... binds) {
      this.binds = List.of(binds);
      return this;
    }

    public Draft rowLimit(long limit) {
      this.rowLimit = limit;
      return this;
    }

    public Draft keys(String... keys) {
      this.keys = List.of(keys);
      return this;
    }

    public Draft guarded() {
      this.guarded = true;
      return this;
    }

    public Draft control() {
      this.audited = false;
      return this;
    }

    public Draft effect(SessionEffect effect) {
      this.effect = effect;
      return this;
    }

    public Plan plan() {
      return new Plan(
          sql,
          new ParameterMap(positions, binds),
          true,
          rowLimit,
          keys,
          false,
          guarded,
          audited,
          effect,
          dev.scrim.catalog.TemporaryChange.NONE,
          null,
          null,
          null);
    }
  }
}
