package io.followspot.cli.track;

import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TrackQueries;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackReply;
import io.followspot.terminal.CliException;
import io.followspot.terminal.JsonOutput;
import io.followspot.terminal.KafkaOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries a track by its id. */
@Command(
    name = "get",
    description = "Shows a living or ended track, answered by its own function.",
    mixinStandardHelpOptions = true)
final class GetTrackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The track's id, for example lobby.1.42.")
  private String trackId;

  @Option(names = "--path", description = "Also list every point of its path.")
  private boolean path;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for its answer (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!Ids.isTrackId(trackId)) {
      throw new CliException(
          "\"" + trackId + "\" is not a valid track id: the format is " + Ids.TRACK_RULE);
    }
    TrackReply reply = ask(kafka.connect());
    if (reply.getStatus() != ReplyStatus.REPLY_STATUS_FOUND) {
      throw new CliException(
          "there is no track " + trackId + ": it never existed, or its state has expired",
          CliException.FAILED);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.page(reply.getTrack()));
    } else {
      new TrackReport(reply.getTrack(), spec.commandLine().getColorScheme().ansi())
          .print(out, path);
    }
    out.flush();
    return 0;
  }

  private TrackReply ask(KafkaConnection connection) throws InterruptedException {
    try (TrackQueries queries = TrackQueries.open(connection)) {
      return queries.ask(trackId, Duration.ofSeconds(timeoutSeconds)).get();
    } catch (ExecutionException e) {
      throw new CliException(
          e.getCause() instanceof TimeoutException
              ? "track "
                  + trackId
                  + " did not answer within "
                  + timeoutSeconds
                  + " s: is Followspot running? Start it with ./followspot up"
              : "the query could not be sent: " + e.getCause(),
          CliException.FAILED);
    }
  }
}
