package dev.scrim.enforce;

import dev.scrim.audit.AuditTrail;
import dev.scrim.audit.AuditTrail.Outcome;
import dev.scrim.audit.AuditTrail.Status;
import dev.scrim.error.ScrimSqlState;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The two kinds of executions: those in the audit trail and those that need not be. */
final class Executions {

  /** Transaction control and harmless settings. */
  static final Execution UNRECORDED =
      new Execution() {
        @Override
        public void succeeded(long rows) {}

        @Override
        public void failed(@Nullable String sqlState) {}

        @Override
        public void denied() {}

        @Override
        public void abandoned(long rows) {}
      };

  private Executions() {}

  /** An execution whose decision is recorded and whose outcome will be. */
  static final class Recorded implements Execution {

    private final AuditTrail audit;
    private final String id;
    private final long startNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    Recorded(AuditTrail audit, String id) {
      this.audit = audit;
      this.id = id;
    }

    @Override
    public void succeeded(long rows) throws SQLException {
      end(Status.OK, rows, null);
    }

    @Override
    public void failed(@Nullable String sqlState) throws SQLException {
      end(Status.ERROR, -1, sqlState);
    }

    @Override
    public void denied() throws SQLException {
      end(Status.DENIED, -1, ScrimSqlState.DENIED.code());
    }

    @Override
    public void abandoned(long rows) throws SQLException {
      end(Status.ABANDONED, rows, null);
    }

    private void end(Status status, long rows, @Nullable String sqlState) throws SQLException {
      if (ended.compareAndSet(false, true)) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
        audit.outcome(id, new Outcome(status, rows, micros, sqlState));
      }
    }
  }
}
