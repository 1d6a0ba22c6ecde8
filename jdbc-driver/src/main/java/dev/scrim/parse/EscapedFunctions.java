package dev.scrim.parse;

import dev.scrim.config.Dialect;
import dev.scrim.error.Refusal;
import dev.scrim.parse.Lexer.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code {fn name(…)}} is in a dialect: the functions of the JDBC specification's appendix.
 */
final class EscapedFunctions {

  /** Functions with the same name and arguments in every dialect. */
  private static final Set<String> SAME =
      Keywords.words(
          """
          abs acos ascii asin atan atan2 char_length character_length coalesce cos cot degrees
          exp extract floor lower ltrim mod nullif octet_length pi position radians repeat
          replace round rtrim sign sin sqrt tan upper
          """);

  private static final Set<String> H2 =
      Keywords.words(
          """
          ceiling char concat curdate curtime dayname dayofmonth dayofweek dayofyear difference
          hour ifnull insert lcase left length locate log log10 minute month monthname now
          power quarter rand right second soundex space substring truncate ucase week year
          """);

  private static final String H2_TEMPLATES =
      """
      convert/2 cast($1 as $2)
      current_date/0 current_date
      current_time/0 current_time
      current_timestamp/0 current_timestamp
      database/0 database()
      user/0 current_user
      """;

  private static final String POSTGRES =
      """
      ceiling/1 ceil($1)
      char/1 chr($1)
      curdate/0 current_date
      current_date/0 current_date
      current_time/0 current_time
      current_timestamp/0 current_timestamp
      curtime/0 current_time
      database/0 current_database()
      dayname/1 to_char($1, 'Day')
      dayofmonth/1 extract(day from $1)
      dayofweek/1 (extract(dow from $1) + 1)
      dayofyear/1 extract(doy from $1)
      hour/1 extract(hour from $1)
      ifnull/2 coalesce($1, $2)
      insert/4 overlay($1 placing $4 from $2 for $3)
      lcase/1 lower($1)
      left/2 substring($1 from 1 for $2)
      length/1 length(rtrim($1))
      locate/2 position($1 in $2)
      locate/3 ($3 * sign(position($1 in substring($2 from $3))) + position($1 in substring($2 from $3)))
      log/1 ln($1)
      log10/1 log($1)
      minute/1 extract(minute from $1)
      month/1 extract(month from $1)
      monthname/1 to_char($1, 'Month')
      now/0 now()
      power/2 pow($1, $2)
      quarter/1 extract(quarter from $1)
      rand/0 random()
      right/2 right($1, $2)
      second/1 extract(second from $1)
      space/1 repeat(' ', $1)
      substring/2 substr($1, $2)
      substring/3 substr($1, $2, $3)
      truncate/1 trunc($1)
      truncate/2 trunc($1, $2)
      ucase/1 upper($1)
      user/0 user
      week/1 extract(week from $1)
      year/1 extract(year from $1)
      """;

  private final Dialect dialect;
  private final Map<String, List<Token>> templates = new HashMap<>();

  EscapedFunctions(Dialect dialect) {
    this.dialect = dialect;
    Lexer lexer = new Lexer(Dialect.POSTGRESQL, Questions.OPERATORS);
    for (String line : (dialect == Dialect.H2 ? H2_TEMPLATES : POSTGRES).lines().toList()) {
      int space = line.indexOf(' ');
      templates.put(line.substring(0, space), lexer.lex(line.substring(space + 1)));
    }
  }

  /** The call without the escape around it. */
  List<Token> translate(List<Token> call) {
    boolean named = !call.isEmpty() && call.get(0).kind() == Token.Kind.WORD;
    String name = named ? call.get(0).text().toLowerCase(Locale.ROOT) : "";
    if (call.size() == 1 && name.startsWith("current_") && templates.containsKey(name + "/0")) {
      return call;
    }
    if (call.size() < 3
        || !named
        || !call.get(1).isSymbol("(")
        || closing(call) != call.size() - 1) {
      throw unknown(name);
    }
    if (SAME.contains(name) || (dialect == Dialect.H2 && H2.contains(name))) {
      return call;
    }
    List<List<Token>> arguments = arguments(call.subList(2, call.size() - 1));
    if (name.equals("concat") && dialect == Dialect.POSTGRESQL && !arguments.isEmpty()) {
      return concatenation(arguments);
    }
    List<Token> template = templates.get(name + "/" + arguments.size());
    if (template == null && name.startsWith("timestamp") && arguments.size() == 3) {
      template = EscapedTimes.template(dialect, name, arguments.get(0));
    }
    if (template == null || repeatsParameter(template, arguments)) {
      throw unknown(name);
    }
    return filled(template, arguments);
  }

  /** Whether a parameter of the application's would stand at two places. */
  private static boolean repeatsParameter(List<Token> template, List<List<Token>> arguments) {
    List<Token> holes = template.stream().filter(t -> t.kind() == Token.Kind.POSITIONAL).toList();
    return holes.size() > Set.copyOf(holes).size()
        && arguments.stream()
            .flatMap(List::stream)
            .anyMatch(t -> t.kind() == Token.Kind.PARAMETER || t.kind() == Token.Kind.POSITIONAL);
  }

  private static List<Token> concatenation(List<List<Token>> arguments) {
    List<Token> out = new ArrayList<>();
    for (List<Token> argument : arguments) {
      out.add(out.isEmpty() ? Token.symbol("(") : Token.operator("||"));
      out.add(Token.symbol("("));
      out.addAll(argument);
      out.add(Token.symbol(")"));
    }
    out.add(Token.symbol(")"));
    return out;
  }

  private static List<Token> filled(List<Token> template, List<List<Token>> arguments) {
    List<Token> out = new ArrayList<>();
    for (Token token : template) {
      if (token.kind() == Token.Kind.POSITIONAL) {
        out.addAll(arguments.get(token.ordinal() - 1));
      } else {
        out.add(token);
      }
    }
    return out;
  }

  private static int closing(List<Token> call) {
    int depth = 0;
    for (int i = 1; i < call.size(); i++) {
      if (call.get(i).isSymbol("(")) {
        depth++;
      } else if (call.get(i).isSymbol(")") && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<List<Token>> arguments(List<Token> list) {
    List<List<Token>> arguments = new ArrayList<>();
    List<Token> argument = new ArrayList<>();
    int depth = 0;
    for (Token token : list) {
      if (token.isSymbol("(") || token.isSymbol("[")) {
        depth++;
      } else if (token.isSymbol(")") || token.isSymbol("]")) {
        depth--;
      }
      if (depth == 0 && token.isSymbol(",")) {
        arguments.add(argument);
        argument = new ArrayList<>();
      } else {
        argument.add(token);
      }
    }
    if (!argument.isEmpty() || !arguments.isEmpty()) {
      arguments.add(argument);
    }
    return arguments;
  }

  private static Refusal unknown(String name) {
    return new Refusal(
        "The JDBC function {fn "
            + name
            + "} is not supported with these arguments; write it as plain SQL.");
  }
}
