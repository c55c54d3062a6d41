package io.followspot.cli;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a shell completion script, or installs it. */
@Command(
    name = "completion",
    description = {
      "Prints a completion script for bash and zsh.",
      "Use it by: source <(./followspot completion)",
      "Or install it once: ./followspot completion --install"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
  @Option(
      names = "--install",
      description = "Write it to where bash-completion finds it, and say what zsh needs.")
  private boolean install;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    String script = AutoComplete.bash("followspot", spec.root().commandLine());
    if (install) {
      install(script, System.getenv(), out);
    } else {
      out.print(script);
    }
    out.flush();
  }

  static void install(String script, Map<String, String> environment, PrintWriter out) {
    CompletionFile file = CompletionFile.of(environment);
    try {
      file.write(script);
    } catch (IOException e) {
      throw new CliException("cannot write " + file.path() + ": " + e);
    }
    Path path = file.path();
    out.println("Wrote " + path);
    if (environment.getOrDefault("SHELL", "").endsWith("zsh")) {
      out.println("Add this line to ~/.zshrc, then start a new shell:");
      out.println(
          "  autoload -U compinit bashcompinit && compinit && bashcompinit && source " + path);
    } else {
      out.println("Start a new shell. It needs the package bash-completion; without it, add to");
      out.println("~/.bashrc: source " + path);
    }
  }
}
