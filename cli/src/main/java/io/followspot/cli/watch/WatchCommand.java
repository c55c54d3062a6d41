package io.followspot.cli.watch;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.followspot.json.MessageJson;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.terminal.CliException;
import io.followspot.terminal.JsonOutput;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.StopSignal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints events as they are committed. */
@Command(
    name = "watch",
    description = "Prints the events of tracks and cameras, each exactly once.",
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "Only of this camera; may be repeated.")
  private Set<String> cameraIds = Set.of();

  @Option(
      names = {"-e", "--event"},
      paramLabel = "TYPE",
      split = ",",
      description =
          "Only of this type, for example confirmed, zone_entered or ended; may be repeated.")
  private List<String> types = List.of();

  @Option(names = "--from-beginning", description = "Begin with the oldest event in Kafka.")
  private boolean fromBeginning;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Option(names = "--count", paramLabel = "N", description = "Stop after this many events.")
  private long count = Long.MAX_VALUE;

  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireTypes();
    KafkaConnection connection = kafka.connect();
    String[] topics = {Topics.TRACK_EVENTS, Topics.CAMERA_EVENTS};
    try (TopicTail events =
            fromBeginning
                ? TopicTail.open(connection, Isolation.COMMITTED, topics)
                : TopicTail.atEnd(connection, Isolation.COMMITTED, topics);
        StopSignal ctrlC = StopSignal.then(events::stop)) {
      events.readUntil(() -> ctrlC.pressed() || count <= 0, this::show);
    }
    return 0;
  }

  private void requireTypes() {
    Set<String> known =
        Stream.concat(
                Arrays.stream(TrackEventType.values()), Arrays.stream(CameraEventType.values()))
            .filter(type -> !type.toString().equals("UNRECOGNIZED"))
            .map(MessageJson::word)
            .filter(word -> !word.equals("unspecified"))
            .collect(Collectors.toCollection(TreeSet::new));
    types = types.stream().map(type -> type.toLowerCase(Locale.ROOT).replace('-', '_')).toList();
    for (String type : types) {
      if (!known.contains(type)) {
        throw new CliException(
            "\"" + type + "\" is not an event type: allowed are " + String.join(", ", known));
      }
    }
  }

  private void show(ConsumerRecord<String, byte[]> entry) {
    byte[] value = entry.value();
    if (value == null || count <= 0) {
      return;
    }
    try {
      if (entry.topic().equals(Topics.TRACK_EVENTS)) {
        TrackEvent event = TrackEvent.parseFrom(value);
        show(
            event.getTrack().getCameraId(),
            MessageJson.word(event.getType()),
            event,
            EventLine.of(event));
      } else {
        CameraEvent event = CameraEvent.parseFrom(value);
        show(event.getCameraId(), MessageJson.word(event.getType()), event, EventLine.of(event));
      }
    } catch (InvalidProtocolBufferException e) {
      spec.commandLine()
          .getErr()
          .println("followspot: no event at " + entry.topic() + " offset " + entry.offset());
    }
  }

  private void show(String camera, String type, Message event, String line) {
    if ((cameraIds.isEmpty() || cameraIds.contains(camera))
        && (types.isEmpty() || types.contains(type))) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          json ? JsonOutput.line(event) : spec.commandLine().getColorScheme().ansi().string(line));
      out.flush();
      count--;
    }
  }
}
