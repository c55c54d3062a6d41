package io.followspot.cli.history;

import io.followspot.terminal.CliException;
import io.followspot.terminal.gateway.GatewayClient;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds history. */
@Command(
    name = "rebuild",
    description = {
      "Deletes the gateway's history and rebuilds it from the events in Kafka.",
      "Everything else continues; searches find what is rebuilt so far."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait until it is done (default: 600).")
  private int timeoutSeconds = 600;

  @Option(
      names = "--accept-loss",
      description = "Rebuild even if Kafka no longer contains all of the history.")
  private boolean acceptLoss;

  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    GatewayClient client = gateway.client();
    PrintWriter out = spec.commandLine().getOut();
    long beganNs = System.nanoTime();
    client.post("v1/store/rebuild" + (acceptLoss ? "?accept_loss=true" : ""));
    while (client.get("v1/store", Map.of()).path("rebuilding").asBoolean()) {
      if (System.nanoTime() - beganNs > timeoutSeconds * 1e9) {
        throw new CliException(
            "history is still being built after " + timeoutSeconds + " s, and will be",
            CliException.FAILED);
      }
      Thread.sleep(250);
    }
    double seconds = (System.nanoTime() - beganNs) / 1e9;
    out.println(String.format(Locale.ROOT, "History is rebuilt (%.1f s).", seconds));
    out.flush();
    return 0;
  }
}
