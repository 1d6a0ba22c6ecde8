package dev.scrim.parse;

import dev.scrim.parse.SyntaxReader.Part;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.NullValue;
import org.jspecify.annotations.Nullable;

/**
 * The calls of PostgreSQL's grammar whose arguments have words between them that the parser library
 * does not take there. It reads each as a plain call of a made-up name, with the expressions as
 * arguments; {@link SyntaxCall} gives the words back.
 */
final class SyntaxCalls {

  private static final Set<String> NONE = Set.of();
  private static final Set<String> AS = Set.of("AS");
  private static final Set<String> VALUE = Set.of("VALUE");
  private static final Set<String> COLUMN_CLAUSES = Set.of("PATH", "DEFAULT", "NOT", "NULL");
  private static final Set<String> SUBSTRING = Set.of("FROM", "FOR", "SIMILAR", "ESCAPE");

  /** Words after a value in JSON's constructors and queries. */
  private static final Set<String> CLAUSES =
      Keywords.words(
          """
          FORMAT ABSENT NULL WITH WITHOUT RETURNING PASSING COLUMNS KEEP OMIT ERROR EMPTY DEFAULT
          TRUE FALSE UNKNOWN ORDER EXISTS PATH AS ON
          """);

  private static final Set<String> BEHAVIOUR =
      Keywords.words(
          """
          WITH WITHOUT CONDITIONAL UNCONDITIONAL ARRAY WRAPPER KEEP OMIT QUOTES ON SCALAR STRING
          NULL ERROR EMPTY OBJECT TRUE FALSE UNKNOWN
          """);

  private final Keywords keywords;
  private final List<Token> tokens;

  SyntaxCalls(Keywords keywords, List<Token> tokens) {
    this.keywords = keywords;
    this.tokens = tokens;
  }

  /** Whether a parameter of a {@link SyntaxCall} stands for a type. */
  static boolean isType(CastExpression cast) {
    return cast.getLeftExpression() instanceof NullValue && cast.keyword.equals("TRY_CAST");
  }

  /** The parts of the call that starts there; null where none does. */
  @Nullable List<Part> at(int i) {
    if (tokens.get(i).kind() != Token.Kind.WORD || (i > 0 && tokens.get(i - 1).isSymbol("."))) {
      return null;
    }
    boolean sets = tokens.get(i).is("GROUPING") && isWord(i + 1, "SETS") && !isWord(i - 1, "BY");
    int open = sets ? i + 2 : i + 1;
    int close = open < tokens.size() && tokens.get(open).isSymbol("(") ? closing(open) : -1;
    if (close < 0) {
      return null;
    }
    SyntaxReader in = new SyntaxReader(keywords, tokens, i, open, close);
    boolean read = sets ? groupingSets(in) : read(tokens.get(i).key(), in);
    return read ? in.finish() : null;
  }

  private boolean isWord(int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).isSymbol("(")) {
        depth++;
      } else if (tokens.get(i).isSymbol(")") && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean read(String name, SyntaxReader in) {
    switch (name) {
      case "XMLELEMENT" -> element(in);
      case "XMLFOREST" -> labelled(in);
      case "XMLPARSE" -> parse(in);
      case "XMLPI" -> instruction(in);
      case "XMLROOT" -> root(in);
      case "XMLSERIALIZE" -> serialize(in);
      case "XMLEXISTS" -> exists(in);
      case "XMLTABLE" -> table(in);
      case "SUBSTRING" -> {
        return substring(in);
      }
      case "JSON_OBJECT", "JSON_OBJECTAGG" -> {
        return object(in);
      }
      case "JSON_ARRAY", "JSON_ARRAYAGG" -> array(in);
      case "JSON_SCALAR", "JSON_SERIALIZE" -> {
        in.operand(CLAUSES);
        constructed(in);
      }
      case "JSON_VALUE", "JSON_QUERY", "JSON_EXISTS" -> {
        context(in);
        behaviour(in);
      }
      case "JSON_TABLE" -> {
        context(in);
        in.require("COLUMNS", "(");
        columns(in);
        in.require(")");
        behaviour(in);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean groupingSets(SyntaxReader in) {
    do {
      if (!in.take("(", ")")) {
        in.operand(NONE);
      }
    } while (in.take(","));
    return true;
  }

  private static boolean substring(SyntaxReader in) {
    in.operand(SUBSTRING);
    if (in.atEnd() || in.sees(",")) {
      return false;
    }
    while (in.takeOne(SUBSTRING)) {
      in.operand(SUBSTRING);
    }
    return true;
  }

  private static void labelled(SyntaxReader in) {
    do {
      in.operand(AS);
      if (in.take("AS")) {
        in.label();
      }
    } while (in.take(","));
  }

  private static void element(SyntaxReader in) {
    in.require("NAME");
    in.label();
    while (in.take(",")) {
      if (in.take("XMLATTRIBUTES", "(")) {
        labelled(in);
        in.require(")");
      } else {
        in.operand(NONE);
      }
    }
  }

  private static void parse(SyntaxReader in) {
    documentOrContent(in);
    in.operand(Set.of("PRESERVE", "STRIP"));
    if (in.take("PRESERVE") || in.take("STRIP")) {
      in.require("WHITESPACE");
    }
  }

  private static void documentOrContent(SyntaxReader in) {
    if (!in.take("DOCUMENT")) {
      in.require("CONTENT");
    }
  }

  private static void instruction(SyntaxReader in) {
    in.require("NAME");
    in.label();
    if (in.take(",")) {
      in.operand(NONE);
    }
  }

  private static void root(SyntaxReader in) {
    in.operand(NONE);
    in.require(",", "VERSION");
    if (!in.take("NO", "VALUE")) {
      in.operand(NONE);
    }
    if (in.take(",", "STANDALONE") && !in.take("YES") && !in.take("NO", "VALUE")) {
      in.require("NO");
    }
  }

  private static void serialize(SyntaxReader in) {
    documentOrContent(in);
    in.operand(AS);
    in.require("AS");
    in.type(Set.of("NO", "INDENT"));
    in.take("NO");
    in.take("INDENT");
  }

  private static void exists(SyntaxReader in) {
    in.operand(Set.of("PASSING"));
    in.require("PASSING");
    mechanism(in);
    in.operand(Set.of("BY", "COLUMNS"));
    mechanism(in);
  }

  private static void mechanism(SyntaxReader in) {
    if (in.take("BY") && !in.take("REF")) {
      in.require("VALUE");
    }
  }

  private static void table(SyntaxReader in) {
    if (in.take("XMLNAMESPACES", "(")) {
      do {
        in.take("DEFAULT");
        in.operand(AS);
        if (in.take("AS")) {
          in.label();
        }
      } while (in.take(","));
      in.require(")", ",");
    }
    exists(in);
    in.require("COLUMNS");
    do {
      in.label();
      if (!in.take("FOR", "ORDINALITY")) {
        in.type(COLUMN_CLAUSES);
        while (clause(in)) {
          continue;
        }
      }
    } while (in.take(","));
  }

  private static boolean clause(SyntaxReader in) {
    if (in.take("PATH") || in.take("DEFAULT")) {
      in.operand(COLUMN_CLAUSES);
      return true;
    }
    return in.take("NOT", "NULL") || in.take("NULL");
  }

  /** False where it is the plain function of that name. */
  private static boolean object(SyntaxReader in) {
    if (!in.atEnd() && !in.sees("NULL", "ON") && !in.sees("ABSENT") && !in.sees("RETURNING")) {
      do {
        in.operand(VALUE);
        if (!in.take(":") && !in.take("VALUE")) {
          return false;
        }
        in.operand(CLAUSES);
        format(in);
      } while (in.take(","));
    }
    constructed(in);
    return true;
  }

  private static void array(SyntaxReader in) {
    if (!in.atEnd() && !in.sees("NULL", "ON") && !in.sees("ABSENT") && !in.sees("RETURNING")) {
      boolean query = in.sees("SELECT") || in.sees("WITH") || in.sees("VALUES");
      do {
        in.operand(query ? Set.of("RETURNING") : CLAUSES);
        format(in);
      } while (in.take(","));
    }
    if (in.take("ORDER", "BY")) {
      do {
        in.operand(Set.of("ASC", "DESC", "NULLS", "NULL", "ABSENT", "RETURNING"));
        in.takeOne(Set.of("ASC", "DESC"));
        if (in.take("NULLS")) {
          in.takeOne(Set.of("FIRST", "LAST"));
        }
      } while (in.take(","));
    }
    constructed(in);
  }

  /** What ends a constructor of JSON. */
  private static void constructed(SyntaxReader in) {
    format(in);
    if (in.take("NULL") || in.take("ABSENT")) {
      in.require("ON", "NULL");
    }
    if (in.take("WITH", "UNIQUE") || in.take("WITHOUT", "UNIQUE")) {
      in.take("KEYS");
    }
    returning(in);
  }

  private static void format(SyntaxReader in) {
    if (in.take("FORMAT", "JSON") && in.take("ENCODING")) {
      in.label();
    }
  }

  private static void returning(SyntaxReader in) {
    if (in.take("RETURNING")) {
      in.type(CLAUSES);
      format(in);
    }
  }

  /** What a query of JSON looks into, and for what. */
  private static void context(SyntaxReader in) {
    in.operand(CLAUSES);
    format(in);
    in.require(",");
    in.operand(CLAUSES);
    if (in.take("AS")) {
      in.label();
    }
    if (in.take("PASSING")) {
      do {
        in.operand(Set.of("AS", "FORMAT"));
        format(in);
        in.require("AS");
        in.label();
      } while (in.take(","));
    }
    returning(in);
  }

  private static void behaviour(SyntaxReader in) {
    while (in.sees("DEFAULT") || in.takeOne(BEHAVIOUR)) {
      if (in.take("DEFAULT")) {
        in.operand(Set.of("ON"));
      }
    }
  }

  private static void columns(SyntaxReader in) {
    do {
      if (in.take("NESTED")) {
        in.take("PATH");
        in.operand(Set.of("AS", "COLUMNS"));
        if (in.take("AS")) {
          in.label();
        }
        in.require("COLUMNS", "(");
        columns(in);
        in.require(")");
        continue;
      }
      in.label();
      if (!in.take("FOR", "ORDINALITY")) {
        in.type(CLAUSES);
        format(in);
        in.take("EXISTS");
        if (in.take("PATH")) {
          in.operand(CLAUSES);
        }
        behaviour(in);
      }
    } while (in.take(","));
  }
}
