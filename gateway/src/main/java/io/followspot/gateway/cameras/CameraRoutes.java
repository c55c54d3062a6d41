package io.followspot.gateway.cameras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.health.SystemHealth;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.Problem.Fault;
import io.followspot.json.MessageJson;
import io.followspot.json.MessageReader;
import io.followspot.json.TimestampFormat;
import io.followspot.kafka.CameraCondition;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.rules.Credentials;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /v1/cameras}: adds, changes, lists and removes cameras. */
public final class CameraRoutes {
  private static final int MAX_BODY_BYTES = 256 * 1024;

  /** How long a response waits for the camera to process its registration. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Cameras cameras;
  private final SystemHealth system;
  private final Clock clock;

  /** Serves these cameras; the clock dates registrations. */
  public CameraRoutes(Cameras cameras, SystemHealth system, Clock clock) {
    this.cameras = cameras;
    this.system = system;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/cameras", this::list),
        Route.get("/v1/cameras/{camera}", this::show),
        Route.change("POST", "/v1/cameras", this::add),
        Route.change("PUT", "/v1/cameras/{camera}", this::replace),
        Route.change("DELETE", "/v1/cameras/{camera}", this::remove));
  }

  private void list(Call call) throws IOException {
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("cameras");
    for (CameraRegistration camera : cameras.all()) {
      if (call.caller().mayRead(camera.getCameraId())) {
        list.add(describe(camera));
      }
    }
    call.json(200, answer);
  }

  private void show(Call call) throws IOException {
    call.json(200, describe(find(call)));
  }

  private void add(Call call) throws IOException, InterruptedException {
    CameraRegistration wanted = read(call, Optional.empty());
    if (!call.caller().mayRead(wanted.getCameraId())) {
      throw Problem.notFound("The token gives no access to camera " + wanted.getCameraId() + ".");
    }
    Optional<CameraRegistration> present = cameras.find(wanted.getCameraId());
    if (present.isPresent() && !isRefused(wanted.getCameraId())) {
      if (sameAs(present.get(), wanted)) {
        call.json(200, describe(present.get()));
        return;
      }
      throw Problem.of(
          409,
          "camera_exists",
          "The camera exists already",
          "PUT /v1/cameras/" + wanted.getCameraId() + " changes it.");
    }
    CameraRegistration dated = register(wanted);
    call.answerHeader("Location", "/v1/cameras/" + wanted.getCameraId());
    call.json(201, describe(dated));
  }

  private void replace(Call call) throws IOException, InterruptedException {
    CameraRegistration wanted = read(call, Optional.of(call.variable("camera")));
    Optional<CameraRegistration> present = cameras.find(wanted.getCameraId());
    if (present.filter(it -> sameAs(it, wanted)).isPresent() && !isRefused(wanted.getCameraId())) {
      call.json(200, describe(present.get()));
      return;
    }
    call.json(present.isPresent() ? 200 : 201, describe(register(wanted)));
  }

  private boolean isRefused(String cameraId) {
    return cameras.status(cameraId).word() == RegistrationStatus.Word.REFUSED;
  }

  /** Publishes a registration and waits for a while until the camera has processed it. */
  private CameraRegistration register(CameraRegistration wanted) throws InterruptedException {
    CameraRegistration dated = publish(wanted);
    RegistrationStatus status = cameras.awaitStatus(wanted.getCameraId(), PATIENCE);
    if (status.word() == RegistrationStatus.Word.REFUSED) {
      throw Problem.of(
          422, "registration_refused", "The camera rejected the registration", status.message());
    }
    return dated;
  }

  private void remove(Call call) {
    CameraRegistration present = find(call);
    publish(RegistrationPublisher.removalOf(present));
    call.status(204);
  }

  private CameraRegistration find(Call call) {
    String id = call.variable("camera");
    return cameras.find(id).orElseThrow(() -> Problem.notFound("There is no camera " + id + "."));
  }

  private CameraRegistration publish(CameraRegistration registration) {
    CameraRegistration dated =
        registration.toBuilder().setRegisteredAtUs(TimestampFormat.us(clock.instant())).build();
    cameras.publish(dated);
    return dated;
  }

  private static CameraRegistration read(Call call, Optional<String> idInPath) throws IOException {
    ObjectNode body = JsonText.readObject(call.body(MAX_BODY_BYTES));
    MessageReader reader = new MessageReader();
    CameraRegistration.Builder builder = CameraRegistration.newBuilder();
    // Clients may send back what a response contains besides the registration.
    body.remove(List.of("status", "health", "registered_at", "registration", "refusal"));
    reader.read(body, builder);
    List<Fault> faults = new ArrayList<>(Problem.faults(reader.faults()));
    idInPath.ifPresent(
        id -> {
          if (!builder.getCameraId().isEmpty() && !builder.getCameraId().equals(id)) {
            faults.add(new Fault("camera_id", "must be " + id + " as in the path, or left out"));
          }
          builder.setCameraId(id);
        });
    faults.addAll(ownFaults(builder));
    faults.addAll(Problem.faults(RegistrationRules.faultsOf(builder.build())));
    if (!faults.isEmpty()) {
      Fault first = faults.get(0);
      throw Problem.invalid(first.field() + ": " + first.message(), faults);
    }
    return builder.build();
  }

  /** What a camera accepts, but clients may not set. */
  private static List<Fault> ownFaults(CameraRegistration.Builder registration) {
    List<Fault> faults = new ArrayList<>();
    if (registration.hasOrigin()) {
      faults.add(new Fault("origin", "cannot be set"));
    }
    if (registration.getRemoved()) {
      faults.add(new Fault("removed", "cannot be set; DELETE removes a camera"));
    }
    return faults;
  }

  private static boolean sameAs(CameraRegistration present, CameraRegistration wanted) {
    return present.toBuilder().clearRegisteredAtUs().build().equals(wanted);
  }

  /** The registration, the status of the newest one, the camera's condition, and its last event. */
  private ObjectNode describe(CameraRegistration registration) {
    ObjectNode json = MessageJson.write(registration);
    json.remove(List.of("removed", "origin"));
    // Registrations that bypass the gateway are not validated by it.
    json.put("source", Credentials.redacted(registration.getSource()));
    RegistrationStatus status = cameras.status(registration.getCameraId());
    json.put("registration", status.word().name().toLowerCase(Locale.ROOT));
    if (!status.message().isEmpty()) {
      json.put("refusal", status.message());
    }
    Optional<CameraEvent> newest = cameras.lastEvent(registration.getCameraId());
    json.set("health", healthOf(condition(registration.getCameraId())));
    newest.map(CameraRoutes::statusOf).ifPresent(it -> json.set("status", it));
    return json;
  }

  /** Silence must not be reported as offline while events cannot reach the gateway. */
  private CameraCondition condition(String cameraId) {
    CameraCondition condition = cameras.condition(cameraId);
    if (!system.kafka().ok()) {
      return condition.unknownBecause(system.kafka().message());
    }
    if (!system.processing().ok()) {
      return condition.unknownBecause(system.processing().message());
    }
    return condition.state() == CameraCondition.State.OFFLINE && system.isBehind()
        ? condition.unknownBecause(
            "Frames wait in Kafka: the system is behind, and works them off. Nothing is lost.")
        : condition;
  }

  private static ObjectNode healthOf(CameraCondition condition) {
    ObjectNode health =
        JsonText.object().put("state", condition.state().name().toLowerCase(Locale.ROOT));
    if (condition.sinceUs() != 0) {
      health.put("since", TimestampFormat.format(condition.sinceUs()));
    }
    if (condition.lastFrameAtUs() != 0) {
      health.put("last_frame_at", TimestampFormat.format(condition.lastFrameAtUs()));
    }
    return health.put("message", condition.message());
  }

  private static ObjectNode statusOf(CameraEvent event) {
    ObjectNode status = MessageJson.write(event);
    status.remove(List.of("event_id", "camera_id", "health"));
    return status;
  }
}
