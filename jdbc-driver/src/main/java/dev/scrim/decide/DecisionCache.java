package dev.scrim.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.scrim.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts by question and by the part of the subject that they depend on. Thread-safe, bounded in
 * bytes, and by the least weight of an entry in number too.
 *
 * <p>For each question, {@link Shapes} lists which parts of a subject ({@code vary}) its verdicts
 * depend on, and a look-up tries each. Should that list be evicted, its verdicts are fetched anew.
 */
final class DecisionCache {

  private static final int MAX_SHAPES = 16;
  private static final int LEAST_WEIGHT = 1024;
  private static final Duration SHAPES_KEPT = Duration.ofHours(1);

  /** A verdict without {@code vary} depends on everything. */
  private static final List<String> WHOLE = List.of("subject");

  private final Cache<Question, Shapes> shapes;
  private final Cache<Key, Verdict> verdicts;

  DecisionCache(long maxWeight, Duration keptAfterEnd, LongSupplier clock) {
    this.shapes =
        Caffeine.newBuilder()
            .maximumSize(maxWeight / LEAST_WEIGHT)
            .expireAfterAccess(SHAPES_KEPT)
            .ticker(clock::getAsLong)
            .executor(Runnable::run)
            .build();
    this.verdicts =
        Caffeine.newBuilder()
            .maximumWeight(maxWeight)
            .weigher((Key key, Verdict verdict) -> Math.max(LEAST_WEIGHT, verdict.weight()))
            .expireAfter(new End(keptAfterEnd.toNanos()))
            .ticker(clock::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /** A verdict that holds for the subject in that epoch; else the newest that once did, or null. */
  @Nullable Verdict find(Question question, Subject subject, long epoch) {
    Shapes known = shapes.getIfPresent(question);
    if (known == null) {
      return null;
    }
    Verdict newest = null;
    for (List<String> paths : known.paths()) {
      Verdict verdict = verdicts.getIfPresent(key(question, paths, subject));
      if (verdict != null && verdict.moment().holds(epoch)) {
        return verdict;
      }
      if (verdict != null
          && (newest == null || verdict.moment().asked() - newest.moment().asked() > 0)) {
        newest = verdict;
      }
    }
    return newest;
  }

  void put(Question question, Subject subject, Verdict verdict) {
    List<String> vary = verdict.vary();
    List<String> paths = vary == null ? WHOLE : vary.stream().sorted().toList();
    verdicts.put(key(question, paths, subject), verdict);
    shapes
        .asMap()
        .merge(question, new Shapes(List.of(paths)), (before, added) -> before.with(paths));
  }

  private static Key key(Question question, List<String> paths, Subject subject) {
    return new Key(
        question,
        paths,
        paths.equals(WHOLE) ? List.of(subject) : SubjectPath.values(subject, paths));
  }

  private record Key(Question question, List<String> paths, List<?> part) {}

  private record Shapes(List<List<String>> paths) {

    Shapes with(List<String> added) {
      if (paths.contains(added)) {
        return this;
      }
      List<List<String>> more = new ArrayList<>(paths);
      more.add(0, added);
      return new Shapes(List.copyOf(more.subList(0, Math.min(more.size(), MAX_SHAPES))));
    }
  }

  /** A verdict goes when it can serve no more, not even for an unreachable policy. */
  private record End(long keptAfterEnd) implements Expiry<Key, Verdict> {

    @Override
    public long expireAfterCreate(Key key, Verdict verdict, long now) {
      return verdict.moment().lifetime() + keptAfterEnd;
    }

    @Override
    public long expireAfterUpdate(Key key, Verdict verdict, long now, long remaining) {
      return expireAfterCreate(key, verdict, now);
    }

    @Override
    public long expireAfterRead(Key key, Verdict verdict, long now, long remaining) {
      return remaining;
    }
  }
}
