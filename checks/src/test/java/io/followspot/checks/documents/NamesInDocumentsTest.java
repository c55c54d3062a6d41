package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import io.followspot.cli.FollowspotMain;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Classes, files, commands, options and settings that documents name must exist. */
class NamesInDocumentsTest {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum|message)\\s+([A-Z]\\w*)");
  private static final Pattern COMMAND = Pattern.compile("\\./followspot((?: [^\\s`'\"|#)]+)*)");
  private static final Pattern VARIABLE = Pattern.compile("FOLLOWSPOT_[A-Z0-9_]*[A-Z0-9]");

  /** Classes and terms of others that documents name. */
  private static final Set<String> FOREIGN =
      Set.of(
          "DescribeConfigs",
          "EventSource",
          "FileConfigProvider",
          "IdempotentWrite",
          "ImmutableList",
          "MaxDirectMemorySize");

  /** Variables that tests and scripts read, but no process. */
  private static final Set<String> VARIABLES_OF_SCRIPTS =
      Set.of("FOLLOWSPOT_DATA", "FOLLOWSPOT_NO_BUILD", "FOLLOWSPOT_VERSION");

  @Test
  void classes_exist() throws IOException {
    Set<String> declared = new TreeSet<>(FOREIGN);
    for (String ending : List.of(".java", ".proto")) {
      for (Path source : Documents.filesEndingWith(ending)) {
        DECLARED.matcher(Files.readString(source)).results().forEach(m -> declared.add(m.group(1)));
      }
    }
    Set<String> unknown = new TreeSet<>();
    for (Path document : Documents.all()) {
      inCode(document)
          .map(code -> code.replaceFirst("[.(#].*", ""))
          .filter(code -> CLASS.matcher(code).matches() && !declared.contains(code))
          .forEach(code -> unknown.add(Documents.nameOf(document) + ": " + code));
    }

    assertThat(declared).contains("Tracker", "CameraRegistration", "LocalSystem");
    assertThat(unknown).as("classes that documents name and no source declares").isEmpty();
  }

  @Test
  void paths_exist() throws IOException {
    Path root = Project.root();
    Set<String> folders;
    try (Stream<Path> entries = Files.list(root)) {
      folders =
          entries
              .filter(Files::isDirectory)
              .map(entry -> entry.getFileName().toString())
              .collect(Collectors.toSet());
    }
    Set<String> missing = new TreeSet<>();
    int paths = 0;
    for (Path document : Documents.all()) {
      for (String code : inCode(document).toList()) {
        String path = code.replaceFirst(" .*", "");
        boolean ours = path.contains("/") && folders.contains(path.substring(0, path.indexOf('/')));
        boolean pattern = path.contains("*") || path.contains("...") || path.contains("target/");
        if (ours && !pattern) {
          paths++;
          if (!Files.exists(root.resolve(path))) {
            missing.add(Documents.nameOf(document) + ": " + path);
          }
        }
      }
    }

    assertThat(paths).as("paths in all documents").isGreaterThan(5);
    assertThat(missing).as("paths that documents name and that do not exist").isEmpty();
  }

  @Test
  void commands_existWithTheirOptions() throws IOException {
    Set<String> wrong = new TreeSet<>();
    int commands = 0;
    for (Path document : Documents.all()) {
      Matcher command = COMMAND.matcher(Files.readString(document));
      while (command.find()) {
        commands++;
        String problem = problemOf(command.group(1).strip().split(" +"));
        if (!problem.isEmpty()) {
          wrong.add(Documents.nameOf(document) + ": " + command.group() + ": " + problem);
        }
      }
    }

    assertThat(commands).as("commands in all documents").isGreaterThan(20);
    assertThat(wrong).as("commands that documents name and that do not exist").isEmpty();
  }

  @Test
  void variables_areSettings() throws IOException {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    known.addAll(VARIABLES_OF_SCRIPTS);
    Set<String> unknown = new TreeSet<>();
    for (Path document : Documents.all()) {
      VARIABLE
          .matcher(Files.readString(document))
          .results()
          .map(MatchResult::group)
          .filter(variable -> !known.contains(variable))
          .forEach(variable -> unknown.add(Documents.nameOf(document) + ": " + variable));
    }

    assertThat(unknown).as("variables that documents name and no process reads").isEmpty();
  }

  private static Stream<String> inCode(Path document) throws IOException {
    String text = Files.readString(document).replaceAll("(?s)```.*?```", "");
    return CODE.matcher(text).results().map(match -> match.group(1));
  }

  /** Why these are no subcommands and options; empty if they are. */
  private static String problemOf(String[] words) {
    CommandLine at = FollowspotMain.commandLine();
    for (String word : words) {
      String option = word.replaceFirst("=.*", "");
      if (word.startsWith("-")) {
        boolean known =
            at.getCommandSpec().optionsMap().containsKey(option)
                || at.getCommandSpec().negatedOptionsMap().containsKey(option);
        if (!known) {
          return "no option " + option;
        }
      } else if (at.getSubcommands().containsKey(word)) {
        at = at.getSubcommands().get(word);
      } else if (word.matches("[a-z]+") && at.getCommandSpec().positionalParameters().isEmpty()) {
        if (!at.getSubcommands().isEmpty()) {
          return "no command " + word;
        }
      }
    }
    return "";
  }
}
