package io.followspot.checks.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.checks.system.LoneBroker;
import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.kafka.TopicReader;
import io.followspot.kafka.TopicSetup;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that knows the user and has no ACL for it. */
class DeniedAccessIT {
  @TempDir static Path directory;
  private static LoneBroker broker;
  private static KafkaConnection denied;

  @BeforeAll
  static void start() throws Exception {
    String listener = "listener.name.clients.";
    Path settings =
        Files.writeString(
            directory.resolve("broker.properties"),
            String.join(
                "\n",
                "listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms=PLAIN",
                "sasl.mechanism.inter.broker.protocol=PLAIN",
                listener
                    + "plain.sasl.jaas.config="
                    + login("broker").replace(";", "")
                    + " user_broker=\"broker\" user_viewer=\"viewer\";",
                "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users=User:broker;User:ANONYMOUS",
                ""));
    broker =
        new LoneBroker(Map.of(Setting.BROKER_PROPERTIES, settings.toString()), client("broker"));
    denied = new KafkaConnection(broker.kafka().bootstrapServers(), client("viewer"));
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
  }

  @Test
  void eachRefusal_namesTheTopicAndWhatToDo() {
    assertDenied("followspot.cameras", () -> register(denied));
    assertDenied("followspot.camera-events", () -> CameraLog.read(denied));
    assertDenied("", () -> TopicSetup.ensure(denied));
    assertDenied("followspot.frames", () -> publish(denied));
  }

  @Test
  void userWithRights_isServed() throws Exception {
    register(broker.kafka());
    publish(broker.kafka());
    List<String> cameras = new ArrayList<>();
    TopicReader.readToEnd(
        broker.kafka(), Topics.CAMERAS, Isolation.COMMITTED, entry -> cameras.add(entry.key()));
    assertThat(cameras).containsExactly("gate");
  }

  private static void assertDenied(String topic, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContainingAll(topic, "ACL")
        .hasMessageNotContaining("no Kafka broker answers");
  }

  private static void register(KafkaConnection kafka) {
    try (RegistrationPublisher publisher = new RegistrationPublisher(kafka)) {
      publisher.publish(CameraRegistration.newBuilder().setCameraId("gate").build());
    }
  }

  private static void publish(KafkaConnection kafka) throws InterruptedException {
    SourceLocation scene = SourceLocation.parse("sim:lobby?seconds=1");
    PublishOptions options = new PublishOptions("gate", false, false, 0);
    try (FramePublisher publisher = new FramePublisher(kafka, options, (frames, offsetUs) -> {})) {
      publisher.run(() -> SourceFactory.open(scene, SourceOptions.DEFAULT));
    }
  }

  private static Map<String, String> client(String user) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", login(user));
  }

  private static String login(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + user
        + "\" password=\""
        + user
        + "\";";
  }
}
