package io.followspot.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.process.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup of the history contains: the last file of its archive.
 *
 * @param schema the version of the tables
 * @param createdAt when it was taken, as in answers
 * @param tables in the order in which they are loaded
 */
record BackupManifest(int schema, String createdAt, List<Entry> tables) {
  /** Its name in the archive. */
  static final String FILE = "history.json";

  private static final String FORMAT = "followspot-history";
  private static final int FORMAT_VERSION = 1;

  /**
   * One table.
   *
   * @param name of the table
   * @param columns in the order of the values of a row
   * @param rows how many
   * @param sha256 of its file, in hexadecimal
   */
  record Entry(String name, List<String> columns, long rows, String sha256) {
    /** The name of its file: one JSON array a line, bytes in Base64. */
    String file() {
      return fileOf(name);
    }
  }

  BackupManifest {
    tables = List.copyOf(tables);
  }

  static String fileOf(String table) {
    return table + ".jsonl";
  }

  ObjectNode json() {
    ObjectNode json =
        JsonText.object()
            .put("format", FORMAT)
            .put("format_version", FORMAT_VERSION)
            .put("schema_version", schema)
            .put("followspot_version", Version.CURRENT)
            .put("created_at", createdAt);
    ArrayNode list = json.putArray("tables");
    for (Entry table : tables) {
      ObjectNode one = list.addObject().put("name", table.name());
      table.columns().forEach(one.putArray("columns")::add);
      one.put("rows", table.rows()).put("sha256", table.sha256());
    }
    return json;
  }

  /**
   * Reads a manifest.
   *
   * @throws ProblemException if it is none, or of a format that this version does not know
   */
  static BackupManifest of(JsonNode json) {
    if (!json.path("format").asText().equals(FORMAT)) {
      throw damaged(FILE + " is not that of a backup of the history");
    }
    if (json.path("format_version").asInt() != FORMAT_VERSION) {
      throw Problem.of(
          422,
          "backup_too_new",
          "The backup is of a newer version",
          "Its format has version "
              + json.path("format_version").asText()
              + ", this gateway reads version "
              + FORMAT_VERSION
              + ": restore it with the Followspot that wrote it, "
              + json.path("followspot_version").asText("unknown")
              + ", or a newer one.");
    }
    List<Entry> tables = new ArrayList<>();
    for (JsonNode one : json.path("tables")) {
      List<String> columns = new ArrayList<>();
      one.path("columns").forEach(column -> columns.add(column.asText()));
      tables.add(
          new Entry(
              one.path("name").asText(),
              columns,
              one.path("rows").asLong(-1),
              one.path("sha256").asText()));
    }
    return new BackupManifest(
        json.path("schema_version").asInt(), json.path("created_at").asText(), tables);
  }

  static ProblemException damaged(String why) {
    return Problem.of(
        422,
        "backup_damaged",
        "The backup is damaged",
        "Nothing was changed, because " + why + ". Use another copy of the backup.");
  }
}
