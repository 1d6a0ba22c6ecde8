package dev.scrim.mask;

import dev.scrim.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the pieces of a fragment while it is written. */
final class FragmentBuilder {

  private final List<SqlFragment.Piece> pieces = new ArrayList<>();
  private final List<SubjectUse> uses = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean total = true;
  private boolean noRows;

  FragmentBuilder text(String sql) {
    text.append(sql);
    return this;
  }

  void bind(@Nullable Object value, @Nullable String subjectPath, Column column) {
    flush();
    pieces.add(new SqlFragment.Bind(value, subjectPath, column));
  }

  void use(SubjectUse use) {
    uses.add(use);
    noRows |= use.absent();
  }

  void canFail() {
    total = false;
  }

  /** FALSE as a whole where the subject lacks a value: under NOT, a part alone would show rows. */
  SqlFragment build() {
    if (noRows) {
      return new SqlFragment(List.of(new SqlFragment.Text("FALSE")), true, uses);
    }
    flush();
    return new SqlFragment(pieces, total, uses);
  }

  private void flush() {
    if (text.length() > 0) {
      pieces.add(new SqlFragment.Text(text.toString()));
      text.setLength(0);
    }
  }
}
