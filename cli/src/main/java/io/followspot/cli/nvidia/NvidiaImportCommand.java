package io.followspot.cli.nvidia;

import io.followspot.ingest.nvidia.Nv;
import io.followspot.ingest.nvidia.NvDetections;
import io.followspot.ingest.nvidia.NvFrameException;
import io.followspot.ingest.nvidia.NvFrameFormat;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.StopSignal;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the detections of nv.Frame messages. */
@Command(
    name = "import",
    description = "Tracks what another detector saw: reads nv.Frame from a topic or a file.",
    mixinStandardHelpOptions = true)
public final class NvidiaImportCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A recording: JSON objects, one per line; - reads standard input.")
  private @Nullable String file;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "A Kafka topic of nv.Frame, protobuf or JSON, for example mdx-raw.")
  private @Nullable String topic;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1920x1080",
      description =
          "Size of the frames that the boxes refer to, which nv.Frame does not tell: that of"
              + " DeepStream's multiplexer (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--map",
      paramLabel = "SENSOR=CAMERA",
      description = "The camera of a sensor; others are cameras of their own names. Repeatable.")
  private Map<String, String> cameras = Map.of();

  @Option(
      names = "--no-register",
      description = "Do not register unknown cameras: their detections are rejected until it is.")
  private boolean noRegister;

  @Option(names = "--count", paramLabel = "N", description = "Stop after this many frames.")
  private long count = Long.MAX_VALUE;

  @Mixin private final OtherBrokers others = new OtherBrokers();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if ((file == null) == (topic == null)) {
      throw new CliException("give either a FILE or --topic NAME");
    }
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new CliException(
          "--size " + size + " is not a valid size: give WIDTHxHEIGHT, as 1920x1080");
    }
    NvDetections sensors =
        new NvDetections(
            cameras,
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            LocalTimes.nowUs(),
            file != null);
    KafkaConnection connection = kafka.connect();
    PrintWriter out = spec.commandLine().getOut();
    Import session = new Import(connection, sensors, out);
    try (Producer<String, byte[]> producer = connection.producer(Map.of())) {
      session.producer = producer;
      if (topic == null) {
        readFile(session);
      } else {
        readTopic(session, others.connect(connection), topic);
      }
      sensors.ends().forEach(session::send);
      producer.flush();
      session.failIfRefused();
    }
    out.printf("%,d frames, %,d skipped%n", session.frames, session.skipped.count());
    return 0;
  }

  private void readTopic(Import session, KafkaConnection other, String name) {
    try (TopicTail tail = TopicTail.atEnd(other, Isolation.COMMITTED, name);
        StopSignal ctrlC = StopSignal.then(tail::stop)) {
      session.out.println("Reading nv.Frame from " + name + "; Ctrl-C ends");
      session.out.flush();
      tail.readUntil(
          () -> ctrlC.pressed() || session.frames >= count,
          entry -> session.accept("the record at offset " + entry.offset(), entry.value()));
    }
  }

  private void readFile(Import session) {
    try (BufferedReader lines =
            "-".equals(file)
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(String.valueOf(file)));
        StopSignal ctrlC = StopSignal.then(() -> {})) {
      int number = 0;
      for (String line = lines.readLine();
          line != null && !ctrlC.pressed() && session.frames < count;
          line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          session.accept("line " + number, line.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new CliException(file + " cannot be read: " + e, CliException.FAILED);
    }
  }

  private final class Import {
    private final KafkaConnection connection;
    private final NvDetections sensors;
    private final PrintWriter out;
    private final SkippedFrames skipped;
    private final Set<String> registered = new HashSet<>();
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
    private @Nullable Producer<String, byte[]> producer;
    private long frames;

    Import(KafkaConnection connection, NvDetections sensors, PrintWriter out) {
      this.connection = connection;
      this.sensors = sensors;
      this.out = out;
      this.skipped = new SkippedFrames(out);
    }

    void failIfRefused() {
      Exception problem = refusal.get();
      if (problem != null) {
        throw new CliException(
            "the brokers refuse detections: " + problem.getMessage(), CliException.FAILED);
      }
    }

    void accept(String what, byte @Nullable [] bytes) {
      if (bytes == null) {
        return;
      }
      failIfRefused();
      try {
        Nv.Frame frame = NvFrameFormat.read(bytes);
        register(sensors.cameraId(frame));
        send(sensors.next(frame));
        frames++;
      } catch (NvFrameException e) {
        skipped.add(what, String.valueOf(e.getMessage()));
      }
    }

    private void register(String camera) {
      if (noRegister
          || !registered.add(camera)
          || CameraDirectory.read(connection).containsKey(camera)) {
        return;
      }
      out.println(
          RegistrationMonitor.publish(
              connection,
              CameraRegistration.newBuilder()
                  .setCameraId(camera)
                  .setName(camera)
                  .setVision(VisionSettings.newBuilder().setDetector("none"))
                  .setRegisteredAtUs(LocalTimes.nowUs())
                  .build()));
      out.flush();
    }

    void send(Detections detections) {
      if (producer != null) {
        producer.send(
            new ProducerRecord<>(
                Topics.DETECTIONS,
                null,
                detections.getCapturedAtUs() / 1_000,
                detections.getCameraId(),
                detections.toByteArray()),
            (written, problem) -> refusal.compareAndSet(null, problem));
      }
    }
  }
}
