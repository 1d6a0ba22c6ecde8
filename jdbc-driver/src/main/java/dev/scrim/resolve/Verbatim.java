package dev.scrim.resolve;

import java.util.List;
import net.sf.jsqlparser.schema.Column;

/** A walked expression as text with marks, which is printed as it is. */
final class Verbatim extends Column {

  private static final long serialVersionUID = 1L;

  private final String text;

  Verbatim(String text) {
    super(List.of("text"));
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
