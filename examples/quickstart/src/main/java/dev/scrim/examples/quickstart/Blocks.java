package dev.scrim.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** Blocks of lines in a grid, as many beside each other as fit. */
final class Blocks {

  private static final String GAP = "    ";

  private Blocks() {}

  static List<String> arranged(List<List<String>> blocks, int width) {
    int widest = blocks.stream().flatMap(List::stream).mapToInt(Terminal::seen).max().orElse(0);
    int perRow = Math.max(1, (width + GAP.length()) / (widest + GAP.length()));
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < blocks.size(); from += perRow) {
      if (from > 0) {
        lines.add("");
      }
      lines.addAll(beside(blocks.subList(from, Math.min(from + perRow, blocks.size())), widest));
    }
    return lines;
  }

  private static List<String> beside(List<List<String>> blocks, int width) {
    int height = blocks.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      List<String> parts = new ArrayList<>();
      for (List<String> block : blocks) {
        parts.add(Terminal.padded(i < block.size() ? block.get(i) : "", width));
      }
      lines.add(String.join(GAP, parts).stripTrailing());
    }
    return lines;
  }
}
