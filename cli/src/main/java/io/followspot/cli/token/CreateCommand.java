package io.followspot.cli.token;

import io.followspot.process.Setting;
import io.followspot.process.TokenLine;
import io.followspot.protos.Ids;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Endpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Issues a token. */
@Command(
    name = "create",
    description = {
      "Creates a token, prints it once, and adds its hash to the file that the gateway reads.",
      "The gateway accepts it within a second. Remove its line from the file to revoke it."
    },
    mixinStandardHelpOptions = true)
final class CreateCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "viewer (may read) or operator (may also change) (default: viewer).")
  private String role = "viewer";

  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "The cameras that it gives access to (default: all).")
  private List<String> cameras = List.of();

  @Option(names = "--name", paramLabel = "TEXT", description = "Name of its owner.")
  private String name = "";

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "The file (default: FOLLOWSPOT_TOKENS, else tokens in FOLLOWSPOT_HOME).")
  private @Nullable Path tokens;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (String camera : cameras) {
      if (!Ids.isName(camera)) {
        throw new CliException(
            "\"" + camera + "\" is not a valid camera id: allowed are " + Ids.NAME_RULE);
      }
    }
    String token = TokenLine.newToken();
    Path file = file();
    try {
      TokenLine line = new TokenLine(TokenLine.hashOf(token), role, Set.copyOf(cameras), name);
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(
          file, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CliException("cannot write to " + file + ": " + e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(token);
    out.flush();
    return 0;
  }

  private Path file() {
    if (tokens != null) {
      return tokens;
    }
    String named = Setting.TOKENS.read();
    return named.isEmpty() ? Endpoints.defaultHome().resolve("tokens") : Path.of(named);
  }
}
