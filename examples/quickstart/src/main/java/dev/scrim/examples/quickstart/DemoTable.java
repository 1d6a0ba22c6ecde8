package dev.scrim.examples.quickstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's content.
 *
 * @param rows values in the order of the columns in {@code schema.sql}; a value may be null
 */
record DemoTable(String name, List<@Nullable Object[]> rows) {}
