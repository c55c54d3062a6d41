package io.followspot.checks.settings;

import io.followspot.checks.Project;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code docs/settings.md}: each setting with its comment, default and readers. */
final class SettingsReference {
  private static final String SOURCE = "process/src/main/java/io/followspot/process/Setting.java";
  private static final Pattern CONSTANT =
      Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*\n  ([A-Z0-9_]+)\\(");

  /** Which processes run the code of a module. */
  private static final Map<String, String> PROCESSES = new LinkedHashMap<>();

  static {
    PROCESSES.put("broker", "broker");
    PROCESSES.put("engine", "engine");
    PROCESSES.put("functions", "functions");
    PROCESSES.put("gateway", "gateway");
    for (String module : List.of("terminal", "launcher", "laboratory", "cli")) {
      PROCESSES.put(module, "command line");
    }
    PROCESSES.put("ingest", "command line");
    PROCESSES.put("kafka", "gateway, command line");
    PROCESSES.put("traces", "command line, functions, gateway");
    PROCESSES.put("process", "all");
  }

  private SettingsReference() {}

  /** Writes the whole document. */
  static String text() throws IOException {
    Map<String, String> comments = comments();
    StringBuilder rows = new StringBuilder();
    for (Setting setting : Setting.values()) {
      String comment = comments.get(setting.name());
      if (comment == null) {
        throw new IllegalStateException(setting + " has no comment");
      }
      rows.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              setting.variable(), defaultOf(setting), comment, readers(setting)));
    }
    return """
    # Settings

    Environment variables that Followspot's processes read. Generated from the comments in
    [Setting](../%s); `SettingsReferenceTest` compares. To regenerate:

    ```sh
    mvn -pl checks -am -Dtest=SettingsReferenceTest -Dsettings.write=true \\
        -Dsurefire.failIfNoSpecifiedTests=false test
    ```

    Settings of a camera are part of its registration: `./followspot camera show CAMERA` lists them, and the schema
    `Camera` of the gateway's `/openapi.yaml` describes them.

    | variable | default | meaning | read by |
    |---|---|---|---|
    %s\
    """
        .formatted(SOURCE, rows);
  }

  private static String defaultOf(Setting setting) {
    String value =
        setting == Setting.HOME
            ? "~/.followspot"
            : setting.defaultValue().replace(System.getProperty("user.home"), "~");
    return value.isEmpty() ? "(empty)" : "`" + value + "`";
  }

  private static Map<String, String> comments() throws IOException {
    Map<String, String> comments = new LinkedHashMap<>();
    Matcher constant = CONSTANT.matcher(Files.readString(Project.root().resolve(SOURCE)));
    while (constant.find()) {
      String comment =
          constant
              .group(1)
              .replaceAll("\\s*\n\\s*\\* ?", " ")
              .replaceAll("\\{@link #([A-Z0-9_]+)}", "`FOLLOWSPOT_$1`")
              .replaceAll("\\{@code ([^}]+)}", "`$1`")
              .replace("|", "\\|")
              .strip();
      comments.put(constant.group(2), comment);
    }
    return comments;
  }

  /** The processes whose code names the setting. */
  private static String readers(Setting setting) throws IOException {
    if (setting == Setting.LOG_LEVEL) {
      return "all";
    }
    if (setting == Setting.LOG_FORMAT) {
      return "broker, engine, functions, gateway";
    }
    Pattern named =
        Pattern.compile(
            "\\bSetting\\s*\\.\\s*" + setting.name() + "\\b|^import static .*Setting\\.");
    TreeSet<String> readers = new TreeSet<>();
    for (Map.Entry<String, String> module : PROCESSES.entrySet()) {
      Path sources = Project.root().resolve(module.getKey()).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        if (files.filter(f -> f.toString().endsWith(".java")).anyMatch(f -> has(f, named))) {
          readers.add(module.getValue());
        }
      }
    }
    // The engine inserts these variables into the module.
    if (has(Project.root().resolve("module.yaml"), Pattern.compile(setting.variable() + "\\b"))) {
      readers.add("engine");
    }
    return readers.contains("all")
        ? "all"
        : readers.stream()
            .flatMap(names -> Stream.of(names.split(", ")))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static boolean has(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
