package io.followspot.checks.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Message;
import io.followspot.checks.Project;
import io.followspot.functions.DeterministicBytes;
import io.followspot.json.MessageJson;
import io.followspot.json.MessageReader;
import io.followspot.process.Version;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentityReply;
import io.followspot.protos.v1.MotionMap;
import io.followspot.protos.v1.ProcessedFrame;
import io.followspot.protos.v1.ProcessedSound;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.SitePositions;
import io.followspot.protos.v1.Sound;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundLevels;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The message of every topic, with a value in every field, as each version wrote it: in Protocol
 * Buffers and as JSON. This version reads all of it and gives the same bytes and the same JSON,
 * where it may have added fields. {@code GoldenMessagesTest} replays messages through the
 * functions.
 */
class GoldenTopicsTest {
  private static final Path ROOT =
      Project.root().resolve("checks/src/test/resources/io/followspot/checks/golden");

  private static final String IF_DIFFERENT =
      """
      This version does not read or write what a released version wrote: fields may be added, never \
      removed, renumbered, renamed or given another meaning. The messages of a version that is not \
      released yet are made anew as CONTRIBUTING.md describes\
      """;

  private static final Map<String, Message> MESSAGES =
      Map.ofEntries(
          Map.entry(Topics.FRAMES, Frame.getDefaultInstance()),
          Map.entry(Topics.DETECTIONS, Detections.getDefaultInstance()),
          Map.entry(Topics.CAMERAS, CameraRegistration.getDefaultInstance()),
          Map.entry(Topics.TRACK_QUERIES, TrackQuery.getDefaultInstance()),
          Map.entry(Topics.TRACK_EVENTS, TrackEvent.getDefaultInstance()),
          Map.entry(Topics.TRACK_POSITIONS, TrackPosition.getDefaultInstance()),
          Map.entry(Topics.TRACK_REPLIES, TrackReply.getDefaultInstance()),
          Map.entry(Topics.CAMERA_EVENTS, CameraEvent.getDefaultInstance()),
          Map.entry(Topics.PROCESSED_FRAMES, ProcessedFrame.getDefaultInstance()),
          Map.entry(Topics.MOTION_MAPS, MotionMap.getDefaultInstance()),
          Map.entry(Topics.IDENTITY_EVENTS, IdentityEvent.getDefaultInstance()),
          Map.entry(Topics.IDENTITY_QUERIES, IdentityQuery.getDefaultInstance()),
          Map.entry(Topics.IDENTITY_REPLIES, IdentityReply.getDefaultInstance()),
          Map.entry(Topics.SITE_POSITIONS, SitePositions.getDefaultInstance()),
          Map.entry(Topics.SOUND, Sound.getDefaultInstance()),
          Map.entry(Topics.SOUND_EVENTS, SoundEvent.getDefaultInstance()),
          Map.entry(Topics.SOUND_LEVELS, SoundLevels.getDefaultInstance()),
          Map.entry(Topics.PROCESSED_SOUND, ProcessedSound.getDefaultInstance()),
          Map.entry(Topics.ALERTS, AlertEvent.getDefaultInstance()),
          Map.entry(Topics.REJECTED, Rejection.getDefaultInstance()));

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void messages_areThoseOfAllTopics() {
    assertThat(MESSAGES.keySet()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }

  @TestFactory
  List<DynamicTest> messagesOfEveryVersion_areRead_andWrittenAsTheyWere() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path version : versions()) {
      try (Stream<Path> files = Files.list(version)) {
        files
            .filter(it -> it.toString().endsWith(".pb"))
            .sorted()
            .forEach(
                it ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            version.getFileName() + " " + it.getFileName(), () -> replay(it))));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private void replay(Path file) throws IOException {
    String topic = file.getFileName().toString().replaceFirst("\\.pb$", "");
    Message empty = MESSAGES.get(topic);
    assertThat(empty).as("a topic is gone: " + IF_DIFFERENT).isNotNull();
    byte[] bytes = Files.readAllBytes(file);
    Message message = DiscardUnknownFieldsParser.wrap(empty.getParserForType()).parseFrom(bytes);
    assertThat(DeterministicBytes.of(message)).as(IF_DIFFERENT).isEqualTo(bytes);

    JsonNode before = json.readTree(file.resolveSibling(topic + ".json").toFile());
    requirePresent(topic, before, json.readTree(MessageJson.write(message).toString()));
    if (empty instanceof CameraRegistration) {
      // The only message that is also read as JSON.
      MessageReader reader = new MessageReader();
      CameraRegistration.Builder read = CameraRegistration.newBuilder();
      reader.read((ObjectNode) before, read);
      assertThat(reader.faults()).as(IF_DIFFERENT).isEmpty();
      assertThat(read.build()).as(IF_DIFFERENT).isEqualTo(message);
    }
  }

  /** Every value of before is in after at the same place. */
  private static void requirePresent(String path, JsonNode before, JsonNode after) {
    if (before.isObject()) {
      before
          .properties()
          .forEach(
              it ->
                  requirePresent(path + "." + it.getKey(), it.getValue(), after.path(it.getKey())));
    } else if (before.isArray()) {
      assertThat(after.size()).as(path + ": " + IF_DIFFERENT).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        requirePresent(path + "[" + i + "]", before.get(i), after.get(i));
      }
    } else {
      assertThat(after).as(path + ": " + IF_DIFFERENT).isEqualTo(before);
    }
  }

  /** A release has its messages, of all of its fields. */
  @Test
  void release_hasItsMessages() throws IOException {
    assumeFalse(Version.CURRENT.endsWith("-SNAPSHOT"), "not a release: skipped");
    Path version = ROOT.resolve(Version.CURRENT);
    assertThat(versions()).as("make them as CONTRIBUTING.md describes").contains(version);
    for (String topic : Topics.ALL) {
      assertThat(Files.readAllBytes(version.resolve(topic + ".pb")))
          .as("%s has fields that are not stored: make them as CONTRIBUTING.md describes", topic)
          .isEqualTo(DeterministicBytes.of(FilledMessage.of(MESSAGES.get(topic))));
    }
  }

  /** Writes the messages of this version. */
  @Test
  @EnabledIfSystemProperty(named = "golden.messages", matches = "make")
  void makeGoldenTopics() throws IOException {
    assertThat(Version.CURRENT)
        .as("the messages of a released version must not change")
        .endsWith("-SNAPSHOT");
    Path version = ROOT.resolve(Version.CURRENT.replace("-SNAPSHOT", ""));
    Files.createDirectories(version);
    for (String topic : Topics.ALL) {
      Message message = FilledMessage.of(MESSAGES.get(topic));
      Files.write(version.resolve(topic + ".pb"), DeterministicBytes.of(message));
      Files.writeString(
          version.resolve(topic + ".json"),
          MessageJson.write(message).toPrettyString() + System.lineSeparator());
    }
  }

  private static List<Path> versions() throws IOException {
    try (Stream<Path> versions = Files.list(ROOT)) {
      return versions.sorted().toList();
    }
  }
}
