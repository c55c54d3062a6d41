package io.followspot.terminal.registration;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a camera's events from now on; to be opened before something is sent to it. */
public final class RegistrationMonitor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicTail events;
  private final String cameraId;

  private RegistrationMonitor(TopicTail events, String cameraId) {
    this.events = events;
    this.cameraId = cameraId;
  }

  /**
   * Publishes a registration and waits until the camera has processed it. One that is in force
   * already is not published: the camera would not respond.
   *
   * @return the camera's response, for users
   * @throws CliException if the registration violates a rule, or the camera refuses or does not
   *     respond
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  public static String publish(KafkaConnection connection, CameraRegistration registration) {
    requireSound(registration);
    String cameraId = registration.getCameraId();
    if (isSame(CameraDirectory.read(connection).get(cameraId), registration)) {
      return "Camera " + cameraId + " is already registered with these settings.";
    }
    try (RegistrationMonitor monitor = open(connection, cameraId);
        RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      registrar.publish(registration);
      return monitor.await();
    }
  }

  private static boolean isSame(@Nullable CameraRegistration before, CameraRegistration after) {
    return before != null
        && before.equals(after.toBuilder().setRegisteredAtUs(before.getRegisteredAtUs()).build());
  }

  /** Refuses what the camera would refuse, and lists all errors. */
  public static void requireSound(CameraRegistration registration) {
    List<FieldError> faults = RegistrationRules.faultsOf(registration);
    if (!faults.isEmpty()) {
      throw new CliException(
          faults.stream()
              .map(FieldError::toString)
              .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  /**
   * Starts reading.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  public static RegistrationMonitor open(KafkaConnection connection, String cameraId) {
    return new RegistrationMonitor(
        TopicTail.atEnd(connection, Isolation.COMMITTED, Topics.CAMERA_EVENTS), cameraId);
  }

  /**
   * Waits until the camera has processed the registration.
   *
   * @return its response, for users
   * @throws CliException if it refuses or does not respond
   */
  public String await() {
    CameraEvent event =
        await(e -> word(e).isPresent(), PATIENCE)
            .orElseThrow(
                () ->
                    new CliException(
                        "the registration of "
                            + cameraId
                            + " is published, but the functions did not answer within "
                            + PATIENCE.toSeconds()
                            + " s: is Followspot running? Start it with ./followspot up",
                        CliException.FAILED));
    String word = word(event).orElseThrow();
    if (word.equals("refused")) {
      throw new CliException(
          "camera " + cameraId + " was refused: " + event.getMessage(), CliException.FAILED);
    }
    return "Camera "
        + cameraId
        + " is "
        + word
        + (event.getMessage().isEmpty() ? "." : ": " + event.getMessage());
  }

  /** Waits for an event of the camera; empty if it does not come in time. */
  public Optional<CameraEvent> await(Predicate<CameraEvent> wanted, Duration atMost) {
    List<CameraEvent> found = new ArrayList<>();
    events.readUntil(
        () -> !found.isEmpty(), atMost, entry -> parse(entry).filter(wanted).ifPresent(found::add));
    return found.stream().findFirst();
  }

  private Optional<CameraEvent> parse(ConsumerRecord<String, byte[]> entry) {
    byte[] value = entry.value();
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(CameraEvent.parseFrom(value))
              .filter(event -> event.getCameraId().equals(cameraId));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> word(CameraEvent event) {
    return switch (event.getType()) {
      case CAMERA_EVENT_TYPE_REGISTERED -> Optional.of("registered");
      case CAMERA_EVENT_TYPE_CHANGED -> Optional.of("changed");
      case CAMERA_EVENT_TYPE_REFUSED -> Optional.of("refused");
      default -> Optional.empty();
    };
  }

  @Override
  public void close() {
    events.close();
  }
}
