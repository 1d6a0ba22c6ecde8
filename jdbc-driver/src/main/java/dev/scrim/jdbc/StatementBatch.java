package dev.scrim.jdbc;

import dev.scrim.enforce.Plan;
import dev.scrim.enforce.StatementRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The statements or parameter sets of a batch, all for the subject of the first. */
final class StatementBatch {

  private final Gate gate;
  private List<Planned> entries = new ArrayList<>();

  StatementBatch(Gate gate) {
    this.gate = gate;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The plan of the next entry, which {@link #added} then adds. */
  Plan plan(StatementRequest request) throws SQLException {
    if (!isEmpty() && !entries.get(0).request().subject().equals(request.subject())) {
      throw Refusals.refused(
          "a batch runs for one subject, and this entry is for another: run executeBatch before the"
              + " subject changes");
    }
    return gate.plan(request);
  }

  void added(StatementRequest request, Plan plan) {
    add(entries, new Planned(request, plan, 1));
  }

  void clear() {
    entries.clear();
  }

  /** Looks each plan up again: what was decided when an entry was added may hold no longer. */
  void requireCurrent() throws SQLException {
    List<Planned> current = new ArrayList<>(entries.size());
    for (Planned entry : entries) {
      Plan now = gate.plan(entry.request());
      if (!Plans.sameText(now, entry.plan())) {
        throw Refusals.refused(
            "the policy's answer changed since the batch was begun: run clearBatch and add its"
                + " entries again");
      }
      add(current, new Planned(entry.request(), now, entry.count()));
    }
    entries = current;
  }

  <T> T send(Gate.Sending<T> sending) throws SQLException {
    List<Planned> sent = List.copyOf(entries);
    clear();
    return gate.sendAll(sent, sending);
  }

  /** Repetitions of one statement are one entry, so that it is planned and recorded once. */
  private static void add(List<Planned> entries, Planned entry) {
    int last = entries.size() - 1;
    if (last >= 0) {
      Planned before = entries.get(last);
      if (before.plan() == entry.plan() && before.request().equals(entry.request())) {
        int count = before.count() + entry.count();
        entries.set(last, new Planned(before.request(), before.plan(), count));
        return;
      }
    }
    entries.add(entry);
  }

  /** The rows changed, or -1 where a driver does not say. */
  static long sum(int[] counts) {
    return sum(Arrays.stream(counts).asLongStream().toArray());
  }

  static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      if (count < 0) {
        return -1;
      }
      sum += count;
    }
    return sum;
  }
}
