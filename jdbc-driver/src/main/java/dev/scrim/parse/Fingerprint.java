package dev.scrim.parse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What statements that differ only in literals, white space, comments and case have in common. */
final class Fingerprint {

  private static final Token PLACEHOLDER = new Token(Token.Kind.PARAMETER, "?");

  private Fingerprint() {}

  /** {@code sha256:} and 64 hexadecimal digits. */
  static String of(List<Token> tokens) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Token token : withoutData(tokens)) {
      String text =
          token.kind() == Token.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.text();
      digest.update((token.kind() + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** The statement, readable, with {@code ?} for literals and parameters. */
  static String text(List<Token> tokens) {
    return SqlText.print(withoutData(tokens));
  }

  /** A list of literals, of whatever length, is one placeholder. */
  private static List<Token> withoutData(List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      boolean data =
          token.isLiteral()
              || token.kind() == Token.Kind.PARAMETER
              || token.kind() == Token.Kind.POSITIONAL;
      if (!data) {
        out.add(token);
        continue;
      }
      dropSign(out);
      int last = out.size() - 1;
      if (last > 0 && out.get(last).isSymbol(",") && out.get(last - 1).equals(PLACEHOLDER)) {
        out.remove(last);
      } else {
        out.add(PLACEHOLDER);
      }
    }
    return out;
  }

  /** A sign after a comma or an opening parenthesis is part of the number. */
  private static void dropSign(List<Token> out) {
    int last = out.size() - 1;
    if (last > 0
        && (out.get(last).isSymbol("-") || out.get(last).isSymbol("+"))
        && (out.get(last - 1).isSymbol(",") || out.get(last - 1).isSymbol("("))) {
      out.remove(last);
    }
  }
}
