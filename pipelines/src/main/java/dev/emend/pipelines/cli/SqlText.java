package dev.emend.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.query.SqlQuery;

/** The answer to a question in SQL, as a table and as JSON. */
record SqlText(SqlQuery.Answered answered) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  Answer answer() {
    String[] columns = answered.columns().toArray(String[]::new);
    TextTable table = new TextTable(columns);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = json.putArray("rows");
    for (String line : answered.rows()) {
      JsonNode row = parsed(line);
      rows.add(row);
      table.row(answered.columns().stream().map(c -> cell(row.path(c))).toArray());
    }
    json.put("more", answered.more());
    String rest =
        answered.more()
            ? System.lineSeparator() + "There are more rows; --limit says how many are shown."
            : "";
    return Answer.done((rows.isEmpty() ? "No rows." : table.toString()) + rest, json);
  }

  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static JsonNode parsed(String row) {
    try {
      return MAPPER.readTree(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + row, e);
    }
  }
}
