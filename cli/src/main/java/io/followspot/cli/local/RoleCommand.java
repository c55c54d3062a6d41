package io.followspot.cli.local;

import io.followspot.launcher.Installation;
import io.followspot.launcher.ProcessRole;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints the command of a role, each word followed by a NUL. The script {@code followspot} reads it
 * and becomes that process, which then has the script's process id and receives its signals.
 */
@Command(
    name = "role",
    description = {
      "Becomes one of Followspot's processes, as in a container or a service.",
      "Its settings are environment variables; the first line of its output says that it is ready."
    },
    mixinStandardHelpOptions = true)
public final class RoleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ROLE",
      description = "broker, functions, engine, jobmanager, taskmanager or gateway.")
  private String name = "";

  @Override
  public Integer call() {
    Installation installation = Installation.find();
    ProcessRole role = role();
    PrintWriter out = spec.commandLine().getOut();
    installation
        .command(role, installation.archiveOptions(role), List.of())
        .forEach(word -> out.print(word + '\0'));
    out.flush();
    return 0;
  }

  private ProcessRole role() {
    return Arrays.stream(ProcessRole.values())
        .filter(role -> role.isService() && word(role).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ParameterException(spec.commandLine(), "there is no role \"" + name + "\""));
  }

  private static String word(ProcessRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
