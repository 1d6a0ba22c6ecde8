package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Translates the escapes of JDBC, {@code {fn …}}, {@code {d '…'}} and so on, on tokens. */
final class JdbcEscapes {

  private final EscapedFunctions functions;

  JdbcEscapes(Dialect dialect) {
    functions = new EscapedFunctions(dialect);
  }

  /** The tokens without escapes; a call stays as it is, for the driver below. */
  List<Token> translate(List<Token> tokens) {
    if (tokens.stream().noneMatch(token -> token.isSymbol("{")) || isCall(tokens)) {
      return tokens;
    }
    return translated(tokens);
  }

  private static boolean isCall(List<Token> tokens) {
    int call = tokens.size() > 3 && tokens.get(1).kind() == Token.Kind.PARAMETER ? 3 : 1;
    return tokens.size() > call + 1
        && tokens.get(0).isSymbol("{")
        && tokens.get(call).is("CALL")
        && tokens.get(tokens.size() - 1).isSymbol("}")
        && tokens.stream().filter(token -> token.isSymbol("{")).count() == 1;
  }

  private List<Token> translated(List<Token> tokens) {
    List<Token> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).isSymbol("{")) {
        out.add(tokens.get(i));
        continue;
      }
      int end = endOfEscape(tokens, i);
      if (end == i + 1) {
        throw notUnderstood("{}");
      }
      List<Token> content = translated(tokens.subList(i + 2, end));
      out.addAll(escape(tokens.get(i + 1), content));
      i = end;
    }
    return out;
  }

  private static int endOfEscape(List<Token> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).isSymbol("{")) {
        depth++;
      } else if (tokens.get(i).isSymbol("}") && --depth == 0) {
        return i;
      }
    }
    throw new Refusal("A JDBC escape in the statement is not closed.");
  }

  private List<Token> escape(Token word, List<Token> content) {
    return switch (word.key()) {
      case "D" -> literal("DATE", content);
      case "T" -> literal("TIME", content);
      case "TS" -> literal("TIMESTAMP", content);
      case "OJ" -> content;
      case "ESCAPE", "LIMIT" -> prefixed(word, content);
      case "FN" -> functions.translate(content);
      default ->
          throw notUnderstood(
              "{" + (word.isName() ? word.text().toLowerCase(Locale.ROOT) : "") + "}");
    };
  }

  private static List<Token> literal(String type, List<Token> content) {
    if (content.size() != 1 || content.get(0).kind() != Token.Kind.STRING) {
      throw notUnderstood("{" + type.toLowerCase(Locale.ROOT) + "}");
    }
    return List.of(Token.word(type), content.get(0));
  }

  private static List<Token> prefixed(Token word, List<Token> content) {
    List<Token> out = new ArrayList<>();
    out.add(Token.word(word.key()));
    out.addAll(content);
    return out;
  }

  private static Refusal notUnderstood(String escape) {
    return new Refusal("The JDBC escape " + escape + " is not understood; write it as plain SQL.");
  }
}
