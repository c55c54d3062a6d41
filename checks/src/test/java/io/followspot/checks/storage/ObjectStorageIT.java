package io.followspot.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.FreePort;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints in object storage: the engine is killed in the middle of a film, and the committed
 * events are byte for byte those of an undisturbed run.
 */
class ObjectStorageIT {
  private static final String CAMERA = "yard";
  private static final int SECONDS = 12;
  private static final int FRAMES = SECONDS * 15;

  @TempDir Path directory;

  @Test
  void killedEngine_goesOnFromTheBucket() throws Exception {
    Path home = directory.resolve("home");
    HostPort broker = new HostPort("127.0.0.1", FreePort.on("127.0.0.1", 2));
    HostPort free = new HostPort("127.0.0.1", 0);
    try (ObjectStorage storage = ObjectStorage.in(directory.resolve("s3"))) {
      LocalSystem.Options options =
          new LocalSystem.Options(home, broker, free, free, 1, settings(storage));
      try (LocalSystem system = LocalSystem.start(options, System.out::println)) {
        KafkaConnection kafka = KafkaConnection.to(broker.toString());
        Filming.register(kafka, CAMERA);
        String scene = "sim:lobby?seed=3&seconds=" + SECONDS;
        assertThat(Filming.film(kafka, CAMERA, scene, new KillInTheMiddle(system)).frames())
            .isEqualTo(FRAMES);

        Lives lives = Lives.onceOver(kafka, CAMERA);
        assertThat(lives.latestWithLedger().orElseThrow().getLedger().getProcessed())
            .isEqualTo(FRAMES + 1);
        assertThat(lives.tracks()).isNotEmpty();
        assertThat(system.process("engine").restarts()).isPositive();
        assertThat(Undisturbed.differences(kafka, CAMERA)).isEmpty();
        assertThat(keys(storage)).contains("checkpoints/job-id<", "/_metadata<");
        assertThat(home.resolve("checkpoints")).doesNotExist();
      }
    }
  }

  private Map<Setting, String> settings(ObjectStorage storage) throws IOException {
    Path keys = Files.writeString(directory.resolve("keys"), "access\nsecret\n");
    return Map.of(
        Setting.CHECKPOINTS, "s3://" + ObjectStorage.BUCKET + "/followspot",
        Setting.S3_ENDPOINT, storage.url(),
        Setting.S3_CREDENTIALS_FILE, keys.toString());
  }

  private static String keys(ObjectStorage storage) throws IOException, InterruptedException {
    URI list =
        URI.create(storage.url() + "/" + ObjectStorage.BUCKET + "?list-type=2&prefix=followspot/");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Kills the engine when half of the film's frames are sent. */
  private record KillInTheMiddle(LocalSystem system) implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {
      if (frames == FRAMES / 2) {
        try {
          system.process("engine").current().kill();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
