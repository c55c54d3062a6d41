package io.followspot.cli.nvidia;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.ingest.nvidia.Nv;
import io.followspot.ingest.nvidia.NvFrameFormat;
import io.followspot.ingest.nvidia.TrackFrames;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the tracks of cameras as nv.Frame to a topic. */
@Command(
    name = "export",
    description = "Writes where the tracks are, as they come, as nv.Frame to a Kafka topic.",
    mixinStandardHelpOptions = true)
public final class NvidiaExportCommand implements Callable<Integer> {
  /** The tracks of a frame report within some milliseconds. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final int ANSWER_WITHIN_MS = 10_000;
  private static final Duration POLL = Duration.ofMillis(100);

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      required = true,
      description = "The Kafka topic to write, for example mdx-raw. It must exist.")
  private String topic;

  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "Only of this camera; may be repeated.")
  private Set<String> cameraIds = Set.of();

  @Option(names = "--json", description = "JSON objects instead of protobuf.")
  private boolean json;

  @Option(names = "--count", paramLabel = "N", description = "Stop after this many frames.")
  private long count = Long.MAX_VALUE;

  @Mixin private final OtherBrokers others = new OtherBrokers();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;
  private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
  private final TrackFrames frames = new TrackFrames(PATIENCE);

  @Override
  public Integer call() {
    KafkaConnection connection = kafka.connect();
    PrintWriter out = spec.commandLine().getOut();
    long sent = 0;
    try (Producer<String, byte[]> producer =
            others
                .connect(connection)
                .producer(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_WITHIN_MS));
        TopicTail positions =
            TopicTail.atEnd(connection, Isolation.UNCOMMITTED, Topics.TRACK_POSITIONS);
        StopSignal ctrlC = StopSignal.then(positions::stop)) {
      requireTopic(producer);
      out.println("Writing nv.Frame to " + topic + "; Ctrl-C ends");
      out.flush();
      while (!ctrlC.pressed() && sent < count) {
        positions.poll(POLL, this::gather);
        failIfRefused();
        for (Nv.Frame frame : frames.complete(System.nanoTime())) {
          producer.send(record(frame), (written, failure) -> refusal.compareAndSet(null, failure));
          sent++;
        }
      }
      producer.flush();
      failIfRefused();
    }
    out.printf("%,d frames written%n", sent);
    return 0;
  }

  private void requireTopic(Producer<String, byte[]> producer) {
    try {
      producer.partitionsFor(topic);
    } catch (KafkaException e) {
      throw new CliException(
          "the topic " + topic + " cannot be written, create it first: " + e.getMessage(),
          CliException.FAILED);
    }
  }

  private void failIfRefused() {
    Exception failure = refusal.get();
    if (failure != null) {
      throw new CliException(
          "the brokers refuse a frame for " + topic + ": " + failure.getMessage(),
          CliException.FAILED);
    }
  }

  private void gather(ConsumerRecord<String, byte[]> entry) {
    try {
      TrackPosition position = TrackPosition.parseFrom(entry.value());
      if (cameraIds.isEmpty() || cameraIds.contains(position.getCameraId())) {
        frames.add(position, System.nanoTime());
      }
    } catch (InvalidProtocolBufferException e) {
      // Written by someone else.
    }
  }

  private ProducerRecord<String, byte[]> record(Nv.Frame frame) {
    long atMs =
        frame.getTimestamp().getSeconds() * 1_000 + frame.getTimestamp().getNanos() / 1_000_000;
    byte[] value = json ? NvFrameFormat.json(frame) : frame.toByteArray();
    return new ProducerRecord<>(topic, null, atMs, frame.getSensorId(), value);
  }
}
