package dev.scrim.jdbc;

import dev.scrim.Subject;
import dev.scrim.enforce.ParameterMap;
import dev.scrim.enforce.ParameterMap.PolicyBind;
import dev.scrim.enforce.Plan;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an application set on a prepared statement, kept so that it can be set again on another one
 * when the plan changes. Streams can be read only once.
 */
final class Parameters {

  /** Sets one parameter on a real statement. */
  @FunctionalInterface
  interface Setter {
    void set(PreparedStatement to, int at) throws SQLException;
  }

  private enum State {
    /** The real statement has it. */
    SET,
    /** To be set before the next execution. */
    PENDING,
    /** A stream, to be set before the next execution. */
    PENDING_STREAM,
    /** A stream that the real statement has; it cannot be given to another one. */
    READ
  }

  private @Nullable Setter[] setters = new Setter[8];
  private State[] states = new State[8];
  private final SortedMap<Integer, Setter> outputs = new TreeMap<>();
  private int count;

  void set(int index, Setter setter, boolean stream) throws SQLException {
    if (index < 1) {
      throw outOfRange(index);
    }
    if (index > setters.length) {
      int size = Math.max(index, 2 * setters.length);
      setters = Arrays.copyOf(setters, size);
      states = Arrays.copyOf(states, size);
    }
    count = Math.max(count, index);
    setters[index - 1] = setter;
    states[index - 1] = stream ? State.PENDING_STREAM : State.PENDING;
  }

  /** Keeps what makes a parameter an output; it need not have a value. */
  void register(int index, Setter registration) throws SQLException {
    if (index < 1) {
      throw outOfRange(index);
    }
    outputs.put(index, registration);
  }

  void clear() {
    Arrays.fill(setters, null);
    count = 0;
  }

  /**
   * Sets on a real statement what it does not have yet, and the policy's own values.
   *
   * @param fresh whether the statement has none of them
   */
  void bind(PreparedStatement raw, Plan plan, Subject subject, boolean fresh) throws SQLException {
    ParameterMap map = plan.parameters();
    int size = map.positions().size();
    bindOutputs(raw, map);
    if (count > size) {
      throw new SQLException(
          "parameter " + count + " was set, but the statement has " + size, "07009");
    }
    for (int i = 0; i < size; i++) {
      if (isPending(i, map.positions().get(i), fresh)) {
        set(raw, i, map.positions().get(i), plan.guarded());
      }
    }
    try {
      for (PolicyBind bind : map.policyBinds()) {
        set(raw, bind.position(), bind.valueFor(subject));
      }
    } catch (SQLException failure) {
      throw Errors.shown(failure, true);
    }
  }

  private void bindOutputs(PreparedStatement raw, ParameterMap map) throws SQLException {
    for (Map.Entry<Integer, Setter> output : outputs.entrySet()) {
      requireIndex(output.getKey(), map);
      for (int position : map.positions().get(output.getKey() - 1)) {
        output.getValue().set(raw, position);
      }
    }
  }

  /** Whether the real statement is to be given that parameter now. */
  private boolean isPending(int i, int[] positions, boolean fresh) throws SQLException {
    if (i >= count || setters[i] == null) {
      if (outputs.containsKey(i + 1)) {
        return false;
      }
      throw new SQLException("no value is set for parameter " + (i + 1), "07001");
    }
    State state = states[i];
    if (state == State.READ && fresh) {
      throw Refusals.refused(
          "the statement runs otherwise than before, as its subject or the policy changed, and"
              + " parameter "
              + (i + 1)
              + " is a stream that was read: set the parameters again");
    }
    if (state == State.PENDING_STREAM && positions.length > 1) {
      throw Refusals.refused(
          "parameter "
              + (i + 1)
              + " is needed at several places to apply the policy, and a stream can be read only"
              + " once: set it with setString or setBytes");
    }
    return fresh || state == State.PENDING || state == State.PENDING_STREAM;
  }

  private void set(PreparedStatement raw, int i, int[] positions, boolean guarded)
      throws SQLException {
    boolean stream = states[i] == State.PENDING_STREAM;
    if (stream) {
      states[i] = State.READ;
    }
    try {
      for (int position : positions) {
        setters[i].set(raw, position);
      }
    } catch (SQLException failure) {
      throw Errors.shown(failure, guarded);
    }
    if (!stream) {
      states[i] = State.SET;
    }
  }

  private static void set(PreparedStatement raw, int position, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      raw.setNull(position, Types.VARCHAR);
    } else if (value instanceof String text) {
      raw.setString(position, text);
    } else if (value instanceof BigDecimal number) {
      raw.setBigDecimal(position, number);
    } else if (value instanceof Boolean flag) {
      raw.setBoolean(position, flag);
    } else {
      throw new IllegalStateException("a policy value of " + value.getClass());
    }
  }

  static void requireIndex(int index, ParameterMap map) throws SQLException {
    if (index < 1 || index > map.positions().size()) {
      throw outOfRange(index);
    }
  }

  private static SQLException outOfRange(int index) {
    return new SQLException("there is no parameter " + index, "07009");
  }
}
