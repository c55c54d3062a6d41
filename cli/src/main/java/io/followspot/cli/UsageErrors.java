package io.followspot.cli;

import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command, and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String name = "./" + command.getCommandSpec().qualifiedName(" ");
    if (isIncomplete(error)) {
      command.usage(command.getErr());
    } else {
      command
          .getErr()
          .println(
              "followspot: "
                  + message(error, command, arguments)
                  + " ("
                  + name
                  + " --help shows all)");
    }
    command.getErr().flush();
    return CliException.USAGE;
  }

  /** Whether nothing is wrong but that a command of several was not named. */
  private static boolean isIncomplete(ParameterException error) {
    return String.valueOf(error.getMessage()).startsWith("Missing required subcommand");
  }

  private static String message(ParameterException error, CommandLine command, String[] arguments) {
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    if (error instanceof MissingParameterException) {
      // What is missing may be what was misspelt.
      for (String argument : arguments) {
        String word = argument.replaceFirst("=.*", "");
        if (word.startsWith("--") && command.getCommandSpec().findOption(word) == null) {
          return unmatched(argument, command);
        }
      }
    }
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
  }

  private static String unmatched(String argument, CommandLine command) {
    String word = argument.replaceFirst("=.*", "");
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    String kind = known.isEmpty() ? "argument" : "command";
    if (word.startsWith("-")) {
      kind = "option";
      known.clear();
      for (OptionSpec option : command.getCommandSpec().options()) {
        known.addAll(List.of(option.names()));
      }
    }
    Optional<String> nearest = NearestWord.to(word, known);
    return "unknown "
        + kind
        + " "
        + word
        + nearest.map(it -> ": did you mean " + it + "?").orElse("");
  }
}
