package dev.scrim.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every column of the demonstration has a line in {@code policies/catalog/data.yaml}. */
class CatalogueTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void everyColumnHasALabelLine() throws Exception {
    Map<String, List<String>> tables = tables();
    assertThat(tables).hasSize(4);
    assertThat(unlabelled(tables)).isEmpty();
  }

  @Test
  void aColumnWithoutALineIsNamed() throws Exception {
    Map<String, List<String>> tables = tables();
    tables.get("public.people").add("shoe_size");
    assertThat(unlabelled(tables)).containsExactly("public.people.shoe_size");
  }

  private List<String> unlabelled(Map<String, List<String>> tables) throws Exception {
    List<Map<String, Object>> asked = new ArrayList<>();
    tables.forEach((id, columns) -> asked.add(Map.of("id", id, "all_columns", columns)));
    Path input = folder.resolve("input.json");
    Files.writeString(input, JSON.writeValueAsString(Map.of("statement", Map.of("tables", asked))));
    String answer =
        Repository.opaw(
            "eval",
            "--ignore",
            "*_test.rego",
            "-d",
            "policies",
            "-i",
            input.toString(),
            "data.scrim.unlabelled");
    JsonNode value =
        JSON.readTree(answer).path("result").path(0).path("expressions").path(0).path("value");
    assertThat(value.isArray()).as(answer).isTrue();
    List<String> names = new ArrayList<>();
    value.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Map<String, List<String>> tables() throws Exception {
    String url = "jdbc:h2:mem:catalogue;DB_CLOSE_DELAY=-1";
    new DemoDatabase(url).fill(DemoData.generate());
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT table_name, column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'PUBLIC'")) {
      while (columns.next()) {
        tables
            .computeIfAbsent("public." + lower(columns.getString(1)), id -> new ArrayList<>())
            .add(lower(columns.getString(2)));
      }
    }
    return tables;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
