package io.followspot.cli.publish;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.ingest.publish.SoundPublisher;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceFingerprint;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.LatestFrame;
import io.followspot.kafka.TopicSetup;
import io.followspot.process.ClockGuard;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.terminal.CliException;
import io.followspot.terminal.KafkaOptions;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.StopSignal;
import io.followspot.terminal.registration.RegistrationMonitor;
import io.followspot.traces.Traces;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the frames of a source. */
@Command(
    name = "publish",
    description = "Publishes the frames of a video, a stream or a simulated scene.",
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
  private static final int SETTLE_S = 30;

  /**
   * A run that was interrupted earlier than this is not continued: the next one is a new stream.
   */
  private static final long GO_ON_WITHIN_US = 300_000_000L;

  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      required = true,
      description = "The camera; registered with defaults if it is not registered.")
  private String cameraId;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..1",
      description =
          "A video file (MP4, AVI, ...), a folder of images, rtsp://, http:// (Motion JPEG),"
              + " sim:lobby or sim:street; with --sound-only a file or stream with sound.")
  private @Nullable String source;

  @Option(names = "--loop", description = "Repeat the source at its end, as a new stream.")
  private boolean loop;

  @Option(
      names = "--realtime",
      description = "Send each frame at its time, instead of as fast as possible.")
  private boolean realtime;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      description = "Publish at most this many frames per second; others are skipped.")
  private double maxFramesPerSecond;

  @Option(
      names = "--afresh",
      description =
          "Begin a new stream, even if one of the same source was interrupted within five minutes.")
  private boolean afresh;

  @Option(
      names = "--no-register",
      description =
          "Do not register an unknown camera: its frames are rejected until it is registered.")
  private boolean noRegister;

  @Option(
      names = "--quality",
      paramLabel = "1-100",
      defaultValue = "85",
      description = "JPEG quality for sources that are not JPEG (default: ${DEFAULT-VALUE}).")
  private int quality;

  @Option(
      names = "--image-rate",
      paramLabel = "FPS",
      defaultValue = "25",
      description =
          "Frame rate of a folder of images that does not define one (default: ${DEFAULT-VALUE}).")
  private double imagesPerSecond;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Timeout of a source that sends nothing (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Mixin private final SoundOptions sound = new SoundOptions();
  @Mixin private final KafkaOptions kafka = new KafkaOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ClockGuard.exitWhenSetBack("publish");
    sound.check(source);
    SourceOptions sourceOptions = sourceOptions();
    if (sound.only()) {
      return publishSoundOnly(sourceOptions);
    }
    SourceLocation location = SourceLocation.parse(pictures());
    PublishOptions options = options(location, sourceOptions);
    // Opened first: a wrong path is reported before anything is published.
    Deque<FrameSource> opened = new ArrayDeque<>();
    opened.add(SourceFactory.open(location, sourceOptions));
    try {
      KafkaConnection connection = kafka.connect();
      PrintWriter out = spec.commandLine().getOut();
      TopicSetup.check(connection).forEach(out::println);
      OtherPublisher.refuse(connection, cameraId, LocalTimes.nowUs());
      register(connection, location, out);
      out.println("Publishing " + opened.element().description() + " as camera " + cameraId);
      out.flush();
      return publish(connection, options, opened, location, sourceOptions);
    } finally {
      opened.forEach(FrameSource::close);
    }
  }

  private String pictures() {
    if (source == null) {
      throw new CliException("name a SOURCE of pictures, or say --sound-only");
    }
    return source;
  }

  private Integer publishSoundOnly(SourceOptions sourceOptions) throws InterruptedException {
    requireCameraId();
    // Opened first: a wrong path is said before anything is published.
    SoundPublisher.Sources first = sound.open(source, sourceOptions, () -> false);
    Deque<SoundPublisher.Sources> opened = new ArrayDeque<>(List.of(first));
    KafkaConnection connection = kafka.connect();
    PrintWriter out = spec.commandLine().getOut();
    TopicSetup.check(connection).forEach(out::println);
    register(connection, sound.location(source), out);
    out.println("Publishing sound as camera " + cameraId);
    out.flush();
    try (SoundCompanion companion = companion(connection, sourceOptions, opened, out);
        StopSignal ctrlC = StopSignal.then(companion::stop)) {
      do {
        companion.publish(LocalTimes.nowUs(), 0);
      } while (loop && !ctrlC.pressed());
      companion.finish();
      return 0;
    }
  }

  private SoundCompanion companion(
      KafkaConnection connection,
      SourceOptions sourceOptions,
      Deque<SoundPublisher.Sources> opened,
      PrintWriter out) {
    return new SoundCompanion(
        new SoundPublisher(connection, cameraId, realtime, sound.format()),
        sound,
        cancelled ->
            opened.isEmpty() ? sound.open(source, sourceOptions, cancelled) : opened.remove(),
        out);
  }

  private void requireCameraId() {
    if (!Ids.isName(cameraId)) {
      throw new CliException(
          "\"" + cameraId + "\" is not a valid camera id: allowed are " + Ids.NAME_RULE);
    }
  }

  private PublishOptions options(SourceLocation location, SourceOptions sourceOptions) {
    requireCameraId();
    try {
      return new PublishOptions(
          cameraId,
          realtime,
          loop,
          maxFramesPerSecond,
          SourceFingerprint.of(location, sourceOptions));
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  private SourceOptions sourceOptions() {
    try {
      return new SourceOptions(quality, Duration.ofSeconds(timeoutSeconds), imagesPerSecond);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  private void register(KafkaConnection connection, SourceLocation location, PrintWriter out) {
    if (CameraDirectory.read(connection).containsKey(cameraId)) {
      return;
    }
    if (noRegister) {
      out.println(
          "Camera " + cameraId + " is not registered: its frames are rejected until it is.");
      return;
    }
    NewCamera.register(connection, cameraId, location, sound.any(), out);
  }

  private int publish(
      KafkaConnection connection,
      PublishOptions options,
      Deque<FrameSource> opened,
      SourceLocation location,
      SourceOptions sourceOptions)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (RegistrationMonitor camera = RegistrationMonitor.open(connection, cameraId);
        PublishProgress progress = new PublishProgress(out, cameraId, System.console() != null);
        PublishMetrics metrics = new PublishMetrics(cameraId, progress);
        SoundCompanion companion = companion(connection, sourceOptions, new ArrayDeque<>(), out);
        Traces traces = Traces.configured("followspot-publish");
        FramePublisher publisher =
            new FramePublisher(
                connection, options, sound.any() ? companion.before(metrics) : metrics, traces);
        OtherPublisher other = OtherPublisher.watch(connection, publisher, cameraId, out);
        StopSignal ctrlC =
            StopSignal.then(
                () -> {
                  companion.stop();
                  publisher.stop();
                })) {
      LatestFrame.of(connection, cameraId, LocalTimes.nowUs() - GO_ON_WITHIN_US)
          .ifPresent(latest -> goOn(publisher, latest, out));
      progress.begin(loop ? java.util.OptionalLong.empty() : opened.element().frames());
      PublishSummary summary =
          publisher.run(
              () ->
                  opened.isEmpty()
                      ? SourceFactory.open(location, sourceOptions, publisher::stopped)
                      : opened.remove());
      progress.close();
      companion.finish();
      summary(out, summary);
      if (!ctrlC.pressed() && !noRegister && summary.streams() == 1) {
        tracks(out, camera, ctrlC);
      }
      return summary.unsent() == 0 && !other.found() ? 0 : CliException.FAILED;
    }
  }

  /** Continues the stream of an earlier run that was killed before it ended the stream. */
  private void goOn(FramePublisher publisher, LatestFrame latest, PrintWriter out) {
    if (publisher.goOnAfter(latest, afresh)) {
      out.printf(
          "Continuing after frame %,d of an interrupted stream; --afresh begins a new one.%n",
          latest.sequence());
      out.flush();
    }
  }

  private static void summary(PrintWriter out, PublishSummary summary) {
    out.printf(
        "%,d frames (%.1f MB) in %.1f s, %.0f frames/s%n",
        summary.frames(),
        summary.bytes() / 1e6,
        summary.elapsed().toNanos() / 1e9,
        summary.framesPerSecond());
    say(out, summary.timeBreaks(), "jumps of the source's time stamps were taken as short pauses");
    say(out, summary.thinned(), "frames were skipped to limit the rate");
    say(out, summary.tooLarge(), "frames were larger than 8 MiB and skipped: lower --quality");
    say(out, summary.unsent(), "frames were not accepted by the broker before the timeout");
    out.flush();
  }

  private static void say(PrintWriter out, long count, String what) {
    if (count > 0) {
      out.printf("%,d %s%n", count, what);
    }
  }

  /** Prints the tracks of the stream after its end. */
  private static void tracks(PrintWriter out, RegistrationMonitor camera, StopSignal ctrlC) {
    Optional<CameraEvent> ended = Optional.empty();
    for (int i = 0; i < SETTLE_S && ended.isEmpty() && !ctrlC.pressed(); i++) {
      ended =
          camera.await(
              event -> event.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
              Duration.ofSeconds(1));
    }
    out.println(
        ended
            .map(
                event ->
                    String.format(
                        "The camera has processed %,d frames in all and confirmed %,d tracks.",
                        event.getLedger().getProcessed(), event.getLedger().getTracksConfirmed()))
            .orElse(
                "The camera is still processing; ./followspot camera list shows its progress."));
    out.flush();
  }
}
