package io.followspot.checks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a wall of {@code -Dwall.cameras} cameras costs the browser: the CPU time of all its
 * processes. The cameras send frames and are not tracked, so that the machine is left to the
 * browser.
 */
@EnabledIfSystemProperty(
    named = "wall.cameras",
    matches = "[1-9][0-9]*",
    disabledReason = "measures for a minute; say -Dwall.cameras=30")
@ExtendWith({RunningSystem.class, Browsing.class})
class WallCostIT {
  private static final int CAMERAS = Integer.getInteger("wall.cameras", 30);
  private static final long FRAME_US = 1_000_000 / 15;
  private static final int FOOTAGE = 60;
  private static final Duration MEASURED = Duration.ofSeconds(30);

  /** Of one core. */
  private static final double GOAL = 0.6;

  @Test
  void browser_takesLessThanTheGoal(Browser browser, LocalSystem system, KafkaConnection kafka)
      throws Exception {
    List<String> cameras = IntStream.range(0, CAMERAS).mapToObj("cost-%02d"::formatted).toList();
    for (String camera : cameras) {
      Filming.register(
          kafka,
          CameraRegistration.newBuilder()
              .setCameraId(camera)
              .setVision(VisionSettings.newBuilder().setDetector("none"))
              .build());
    }
    Thread filming = new Thread(() -> film(kafka, cameras), "film");
    filming.start();
    try (Visit visit = Visit.byDesktop(browser, system, ColorScheme.DARK)) {
      Page page = visit.go("");
      page.getByLabel("Columns").selectOption("5");
      assertThat(page.locator(".tile .badge.on")).hasCount(CAMERAS);
      page.waitForTimeout(10_000);
      Duration before = cpuOfBrowser();
      long beganNs = System.nanoTime();
      page.waitForTimeout(MEASURED.toMillis());
      double cores =
          (double) cpuOfBrowser().minus(before).toNanos() / (System.nanoTime() - beganNs);
      System.out.printf(
          "wall of %d cameras: %.2f cores, %s%n",
          CAMERAS, cores, page.locator(".tile .badge").first().innerText());
      assertThat(page.locator("main [role=status]").first())
          .containsText("%d of %d cameras live".formatted(CAMERAS, CAMERAS));
      assertThat(cores).isLessThan(GOAL);
    } finally {
      filming.interrupt();
      filming.join(15_000);
    }
  }

  /** Sends the same footage from all cameras, at 15 frames a second, until it is interrupted. */
  private static void film(KafkaConnection kafka, List<String> cameras) {
    SceneRenderer renderer = new SceneRenderer(Scene.lobby(3));
    List<ByteString> footage =
        IntStream.range(0, FOOTAGE).mapToObj(i -> ByteString.copyFrom(renderer.jpeg(i))).toList();
    long beganUs = System.currentTimeMillis() * 1_000;
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      for (int i = 0; ; i++) {
        long atUs = beganUs + i * FRAME_US;
        Thread.sleep(Math.max(0, atUs / 1_000 - System.currentTimeMillis()));
        for (String camera : cameras) {
          Frame frame =
              Frame.newBuilder()
                  .setCameraId(camera)
                  .setStreamId(beganUs)
                  .setSequence(i)
                  .setCapturedAtUs(atUs)
                  .setJpeg(footage.get(i % FOOTAGE))
                  .build();
          producer.send(
              new ProducerRecord<>(Topics.FRAMES, null, atUs / 1_000, camera, frame.toByteArray()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration cpuOfBrowser() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::info)
        .filter(process -> process.command().orElse("").contains("chrom"))
        .map(process -> process.totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
