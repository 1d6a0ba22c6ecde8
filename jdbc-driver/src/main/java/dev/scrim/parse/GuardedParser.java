package dev.scrim.parse;

import dev.scrim.error.Refusal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;

/**
 * Runs the parser library on the caller's thread, with a deadline, and turns failures into
 * refusals.
 */
final class GuardedParser {

  private static final long DEADLINE_MILLIS = 10_000;

  private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

  private GuardedParser() {}

  /** A production of the grammar. */
  @FunctionalInterface
  interface Production<T> {
    T parse(CCJSqlParser parser) throws ParseException;
  }

  /** The tree of the whole text. */
  static <T> T parse(ParserText text, Production<T> production) {
    CCJSqlParser parser = new LibraryParser(text.toString());
    parser.withAllowComplexParsing(true).withUnsupportedStatements(false);
    ScheduledFuture<?> watch =
        WATCHDOG.schedule(() -> parser.interrupted = true, DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    try {
      T tree = production.parse(parser);
      if (tree == null || parser.interrupted || !atEnd(parser)) {
        throw failed(parser, text, parser.getToken(1).beginColumn);
      }
      return tree;
    } catch (ParseException e) {
      int column = e.currentToken == null ? 0 : e.currentToken.beginColumn;
      throw failed(parser, text, column);
    } catch (StackOverflowError e) {
      throw tooDeep();
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      throw failed(parser, text, 0);
    } finally {
      watch.cancel(false);
    }
  }

  static Refusal tooDeep() {
    return new Refusal("The statement is nested too deeply to be analysed; split it.");
  }

  private static boolean atEnd(CCJSqlParser parser) {
    return parser.token.kind == CCJSqlParserConstants.EOF
        || parser.getToken(1).kind == CCJSqlParserConstants.EOF;
  }

  private static Refusal failed(CCJSqlParser parser, ParserText text, int column) {
    if (parser.interrupted) {
      return new Refusal("The statement takes too long to be analysed; make it simpler.");
    }
    return new Refusal(
        "The statement could not be parsed, near "
            + text.tokenAt(column).described()
            + ". Rewrite that part in plainer SQL.");
  }

  private static ScheduledThreadPoolExecutor watchdog() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "scrim-parse-deadline");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
