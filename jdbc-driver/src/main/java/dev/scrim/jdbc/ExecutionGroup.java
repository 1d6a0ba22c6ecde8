package dev.scrim.jdbc;

import dev.scrim.enforce.Enforcer;
import dev.scrim.enforce.Execution;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Different statements that are sent at once; whose rows are whose is not told apart. */
record ExecutionGroup(List<Execution> executions) implements Execution {

  /** Starts each entry of a batch that is not empty. */
  static Execution start(Enforcer enforcer, List<Planned> batch) throws SQLException {
    ExecutionGroup group = new ExecutionGroup(new ArrayList<>(batch.size()));
    try {
      for (Planned entry : batch) {
        group.executions.add(
            enforcer.start(entry.plan(), entry.request().subject(), entry.count()));
      }
    } catch (SQLException | RuntimeException failure) {
      group.abandoned(0);
      throw failure;
    }
    return group.executions.size() == 1 ? group.executions.get(0) : group;
  }

  @Override
  public void succeeded(long rows) throws SQLException {
    for (Execution execution : executions) {
      execution.succeeded(-1);
    }
  }

  @Override
  public void failed(@Nullable String sqlState) throws SQLException {
    for (Execution execution : executions) {
      execution.failed(sqlState);
    }
  }

  @Override
  public void denied() throws SQLException {
    for (Execution execution : executions) {
      execution.denied();
    }
  }

  @Override
  public void abandoned(long rows) throws SQLException {
    for (Execution execution : executions) {
      execution.abandoned(-1);
    }
  }
}
