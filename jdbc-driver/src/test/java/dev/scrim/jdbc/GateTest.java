package dev.scrim.jdbc;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is sent but through the gate. */
class GateTest {

  private static final String SQL = "UPDATE people SET age = 1";

  @Test
  void everyWayToExecuteIsPlannedAndRecordedOnce() throws Exception {
    List<String> ways = new ArrayList<>();
    for (Class<?> type :
        List.of(Statement.class, PreparedStatement.class, CallableStatement.class)) {
      for (Method method : type.getMethods()) {
        boolean takesSql = method.getParameterCount() > 0;
        if (method.getName().startsWith("execute") && takesSql == (type == Statement.class)
            || (type == Statement.class
                && method.getName().endsWith("Batch")
                && method.getName().startsWith("execute"))) {
          ways.add(type.getSimpleName() + "." + method.getName());
          execute(type, method);
        }
      }
    }
    assertThat(ways).hasSizeGreaterThanOrEqualTo(15 + 2 * 6);
  }

  private static void execute(Class<?> type, Method method) throws Exception {
    String sql = method.getName().equals("executeQuery") ? "SELECT 1" : SQL;
    try (Guarded guarded = Guarded.h2()) {
      Statement s;
      if (type == CallableStatement.class) {
        s = guarded.connection.prepareCall(sql);
      } else if (type == PreparedStatement.class) {
        s = guarded.connection.prepareStatement(sql);
      } else {
        s = guarded.connection.createStatement();
      }
      if (method.getName().endsWith("Batch")) {
        if (s instanceof PreparedStatement p) {
          p.addBatch();
        } else {
          s.addBatch(sql);
        }
      }
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        Class<?> parameter = method.getParameterTypes()[i];
        arguments[i] = parameter == String.class ? sql : null;
        if (parameter == int.class) {
          arguments[i] = Statement.RETURN_GENERATED_KEYS;
        }
      }
      method.invoke(s, arguments);
      assertThat(guarded.enforcer.record).as(method.toString()).startsWith("start alice");
      assertThat(guarded.enforcer.record)
          .as(method.toString())
          .filteredOn(line -> line.startsWith("start"))
          .hasSize(1);
      assertThat(guarded.enforcer.ran).isEqualTo(1);
    }
  }

  @Test
  void onlyStatementsExecute() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(GuardedStatement.class, GuardedPreparedStatement.class)
        .should()
        .callMethodWhere(
            target(nameMatching("execute.*|addBatch"))
                .and(target(owner(assignableTo(Statement.class)))))
        .because("every statement passes the gate")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.scrim.jdbc"));
  }
}
