package io.followspot.cli.camera;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.json.MessageReader;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.JsonOutput;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.registration.RegistrationMonitor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The registrations of all cameras as one JSON text: an array, one object a camera. */
public final class CameraBackup {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CameraBackup() {}

  /** Writes registrations, by camera id. */
  public static String write(Collection<CameraRegistration> registrations) {
    return registrations.stream()
        .filter(it -> !it.getRemoved())
        .sorted((a, b) -> a.getCameraId().compareTo(b.getCameraId()))
        .map(JsonOutput::page)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  /**
   * Reads all of them.
   *
   * @throws CliException if any is invalid: then nothing should be published; the message names the
   *     camera and all errors
   */
  public static List<CameraRegistration> read(String text, String file) {
    JsonNode array;
    try {
      array = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CliException(file + " is not JSON: " + e.getOriginalMessage());
    }
    if (array == null || !array.isArray()) {
      throw new CliException(
          file + " is not a JSON array of cameras, as ./followspot camera export writes it");
    }
    List<CameraRegistration> registrations = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode one : array) {
      CameraRegistration registration = registration(one, file, registrations.size() + 1);
      if (!ids.add(registration.getCameraId())) {
        throw new CliException(file + " has camera " + registration.getCameraId() + " twice");
      }
      registrations.add(registration);
    }
    return registrations;
  }

  private static CameraRegistration registration(JsonNode json, String file, int number) {
    if (!(json instanceof ObjectNode object)) {
      throw new CliException(file + ", camera " + number + " is not a JSON object");
    }
    CameraRegistration.Builder registration = CameraRegistration.newBuilder();
    MessageReader reader = new MessageReader();
    reader.read(object, registration);
    CameraRegistration built = registration.build();
    List<FieldError> faults = new ArrayList<>(reader.faults());
    faults.addAll(RegistrationRules.faultsOf(built));
    if (!faults.isEmpty()) {
      throw new CliException(
          file
              + ", camera "
              + (built.getCameraId().isEmpty() ? number : built.getCameraId())
              + ": "
              + faults.stream().map(FieldError::toString).collect(Collectors.joining("; ")));
    }
    return built;
  }

  /**
   * Registers cameras, one after the other; one that refuses does not keep the others back.
   *
   * @param out receives what each one answered
   * @return the ids of those that were not registered
   */
  public static List<String> register(
      KafkaConnection connection, List<CameraRegistration> cameras, PrintWriter out) {
    List<String> refused = new ArrayList<>();
    for (CameraRegistration camera : cameras) {
      try {
        out.println(
            RegistrationMonitor.publish(
                connection, camera.toBuilder().setRegisteredAtUs(LocalTimes.nowUs()).build()));
      } catch (CliException e) {
        out.println(camera.getCameraId() + ": " + e.getMessage());
        refused.add(camera.getCameraId());
      }
      out.flush();
    }
    return refused;
  }
}
