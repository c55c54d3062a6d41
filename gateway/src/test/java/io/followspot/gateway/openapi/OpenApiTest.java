package io.followspot.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.followspot.gateway.ApiDocument;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.http.Route;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.process.Version;
import io.followspot.protos.rules.SettingRules;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertHours;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.CalibrationPoint;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.ColourLevels;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.FloorPathPoint;
import io.followspot.protos.v1.FloorPoint;
import io.followspot.protos.v1.FloorState;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityEvidence;
import io.followspot.protos.v1.IdentityPosition;
import io.followspot.protos.v1.IdentitySighting;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.ModelOutput;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.PixelOperations;
import io.followspot.protos.v1.Point;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.RgbColour;
import io.followspot.protos.v1.SiteLink;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.protos.v1.SitePositions;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.protos.v1.ToneCurvePoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.Transition;
import io.followspot.protos.v1.Velocity;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.WhiteBalance;
import io.followspot.protos.v1.Zone;
import io.followspot.protos.v1.ZoneVisit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document describes exactly the existing routes. */
class OpenApiTest {
  private static final Map<String, Descriptor> MESSAGES =
      Map.ofEntries(
          Map.entry("Track", TrackSnapshot.getDescriptor()),
          Map.entry("TrackEvent", TrackEvent.getDescriptor()),
          Map.entry("TrackPosition", TrackPosition.getDescriptor()),
          Map.entry("Transition", Transition.getDescriptor()),
          Map.entry("ZoneVisit", ZoneVisit.getDescriptor()),
          Map.entry("PathPoint", PathPoint.getDescriptor()),
          Map.entry("FrameRef", FrameRef.getDescriptor()),
          Map.entry("Box", Box.getDescriptor()),
          Map.entry("Point", Point.getDescriptor()),
          Map.entry("Velocity", Velocity.getDescriptor()),
          Map.entry("Camera", CameraRegistration.getDescriptor()),
          Map.entry("VisionSettings", VisionSettings.getDescriptor()),
          Map.entry("PixelOperations", PixelOperations.getDescriptor()),
          Map.entry("WhiteBalance", WhiteBalance.getDescriptor()),
          Map.entry("RgbColour", RgbColour.getDescriptor()),
          Map.entry("ToneCurvePoint", ToneCurvePoint.getDescriptor()),
          Map.entry("ColourLevels", ColourLevels.getDescriptor()),
          Map.entry("FilterSetting", FilterSetting.getDescriptor()),
          Map.entry("ModelOutput", ModelOutput.getDescriptor()),
          Map.entry("TrackingSettings", TrackingSettings.getDescriptor()),
          Map.entry("ReportingSettings", ReportingSettings.getDescriptor()),
          Map.entry("Zone", Zone.getDescriptor()),
          Map.entry("Line", Line.getDescriptor()),
          Map.entry("Alert", AlertEvent.getDescriptor()),
          Map.entry("AlertRule", AlertRule.getDescriptor()),
          Map.entry("AlertHours", AlertHours.getDescriptor()),
          Map.entry("RelativePoint", RelativePoint.getDescriptor()),
          Map.entry("CameraEvent", CameraEvent.getDescriptor()),
          Map.entry("CameraStatus", CameraEvent.getDescriptor()),
          Map.entry("CameraHealth", CameraHealth.getDescriptor()),
          Map.entry("SitePlacement", SitePlacement.getDescriptor()),
          Map.entry("SiteLink", SiteLink.getDescriptor()),
          Map.entry("FloorPoint", FloorPoint.getDescriptor()),
          Map.entry("FloorPathPoint", FloorPathPoint.getDescriptor()),
          Map.entry("FloorState", FloorState.getDescriptor()),
          Map.entry("CalibrationPoint", CalibrationPoint.getDescriptor()),
          Map.entry("Identity", IdentitySnapshot.getDescriptor()),
          Map.entry("IdentitySighting", IdentitySighting.getDescriptor()),
          Map.entry("IdentityEvent", IdentityEvent.getDescriptor()),
          Map.entry("IdentityEvidence", IdentityEvidence.getDescriptor()),
          Map.entry("IdentityPosition", IdentityPosition.getDescriptor()),
          Map.entry("SiteMap", SitePositions.getDescriptor()),
          Map.entry("Ledger", Ledger.getDescriptor()));

  /** What the gateway adds to a message. */
  private static final Map<String, Set<String>> ADDED =
      Map.of(
          "Track",
          Set.of("as_of", "answered_by"),
          "Alert",
          Set.of("snapshot", "clip"),
          "Identity",
          Set.of("as_of"),
          "SiteMap",
          Set.of("trails"),
          "Camera",
          Set.of("registration", "refusal", "health", "status"));

  /** What it leaves out. */
  private static final Map<String, Set<String>> LEFT_OUT =
      Map.of(
          "Camera",
          Set.of("removed", "origin"),
          "CameraStatus",
          Set.of("event_id", "camera_id", "health"));

  @TempDir static Path directory;
  private final ApiDocument document = new ApiDocument();
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    gateway = new GatewayFixture(directory);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void operations_areTheRoutes() {
    assertThat(document.operations())
        .containsExactlyInAnyOrderElementsOf(
            gateway.routes().stream().map(it -> it.method() + " " + it.path()).toList());
  }

  @Test
  void parameters_areThoseThatTheRoutesTake() {
    for (Route route : gateway.routes()) {
      assertThat(document.parameters(route.method(), route.path()))
          .as("%s %s", route.method(), route.path())
          .containsExactlyInAnyOrderElementsOf(route.parameters());
    }
  }

  @Test
  void schemas_haveTheFieldsOfTheirMessages() {
    MESSAGES.forEach(
        (name, message) -> {
          JsonNode properties = schema(name).path("properties");
          Set<String> fields =
              message.getFields().stream().map(TimestampFormat::nameOf).collect(Collectors.toSet());
          fields.addAll(ADDED.getOrDefault(name, Set.of()));
          fields.removeAll(LEFT_OUT.getOrDefault(name, Set.of()));
          assertThat(names(properties)).as(name).containsExactlyInAnyOrderElementsOf(fields);
        });
  }

  @Test
  void schemas_haveTheWordsOfTheirMessages() {
    MESSAGES.forEach(
        (name, message) -> {
          for (FieldDescriptor field : message.getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
              assertThat(words(schema(name).path("properties").path(field.getName())))
                  .as("%s.%s", name, field.getName())
                  .containsExactlyElementsOf(words(field.getEnumType().getValues()));
            }
          }
        });
  }

  /** A generated client has types that hold every value: without formats Java's are too small. */
  @Test
  void numbers_haveTheFormatsOfTheirMessages() {
    MESSAGES.forEach(
        (name, message) -> {
          for (FieldDescriptor field : message.getFields()) {
            JsonNode property = schema(name).path("properties").path(field.getName());
            boolean isLong = field.getJavaType() == FieldDescriptor.JavaType.LONG;
            if (isLong && property.path("type").asText().equals("integer")) {
              assertThat(property.path("format").asText())
                  .as("%s.%s", name, field.getName())
                  .isEqualTo("int64");
            }
          }
        });
    document.root().findParents("type").stream()
        .filter(it -> it.path("type").asText().equals("number"))
        .forEach(it -> assertThat(it.path("format").asText()).as("%s", it).isEqualTo("double"));
  }

  /** A generated client's methods and types have names that are given here, and so stay. */
  @Test
  void operationsAndInlineObjects_haveNames() {
    List<String> operations = document.root().findValuesAsText("operationId");
    assertThat(operations).hasSameSizeAs(document.operations()).doesNotHaveDuplicates();
    JsonNode paths = document.root().path("paths");
    paths.findParents("properties").stream()
        .filter(it -> it.path("properties").isObject())
        .forEach(it -> assertThat(it.path("title").asText()).as("title of %s", it).isNotEmpty());
    // A field may be called title, too; its value is no text.
    assertThat(
            document.root().findValues("title").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .skip(1))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(names(document.root().at("/components/schemas")));
  }

  @Test
  void settings_haveTheLimitsOfTheirRules() {
    for (String group : SettingRules.GROUPS) {
      Descriptor message =
          CameraRegistration.getDescriptor().findFieldByName(group).getMessageType();
      for (FieldDescriptor field : message.getFields()) {
        String setting = group + "." + field.getName();
        JsonNode property =
            schema(message.getName()).path("properties").path(TimestampFormat.nameOf(field));
        SettingRules.range(setting)
            .ifPresentOrElse(
                range -> {
                  assertThat(property.path("minimum").asDouble(Double.NaN))
                      .as("minimum of %s", setting)
                      .isEqualTo(range.least());
                  assertThat(property.path("maximum").asDouble(Double.NaN))
                      .as("maximum of %s", setting)
                      .isEqualTo(range.greatest());
                },
                () -> assertThat(property.has("minimum")).as(setting).isFalse());
        assertThat(SettingRules.choices(setting))
            .as("description of %s", setting)
            .allMatch(property.path("description").asText()::contains);
      }
    }
  }

  @Test
  void streamTypes_areThoseOfAllEvents() {
    List<String> all =
        Stream.of(
                List.of("position"),
                words(TrackEventType.getDescriptor().getValues()),
                words(CameraEventType.getDescriptor().getValues()),
                List.of("site_positions"),
                words(IdentityEventType.getDescriptor().getValues()),
                words(SoundEventType.getDescriptor().getValues()),
                List.of("alert"))
            .flatMap(List::stream)
            .distinct()
            .toList();
    assertThat(words(schema("EmissionType"))).containsExactlyElementsOf(all);
    for (String type : all) {
      // A stream of an unknown type would be rejected at once.
      assertThat(gateway.get("/v1/stream?type=" + type + "&last_event_id=none").text())
          .as(type)
          .contains("last_event_id");
    }
  }

  @Test
  void references_leadSomewhere() {
    document
        .root()
        .findValuesAsText("$ref")
        .forEach(
            ref ->
                assertThat(document.root().at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void document_isServedInBothForms() {
    assertThat(gateway.get("/openapi.json").json()).isEqualTo(document.root());
    assertThat(gateway.get("/openapi.yaml").text()).startsWith("openapi: 3.1.0");
  }

  @Test
  void version_isThatOfTheBuild() {
    assertThat(gateway.get("/openapi.json").json().at("/info/version").asText())
        .isEqualTo(Version.CURRENT);
    assertThat(gateway.get("/openapi.yaml").text())
        .contains("version: \"" + Version.CURRENT + "\"");
    assertThat(gateway.get("/healthz").json().path("version").asText()).isEqualTo(Version.CURRENT);
  }

  @Test
  void topics_areDescribedWithTheirSchemas() {
    JsonNode topics = gateway.get("/asyncapi.json").json();

    assertThat(topics.at("/info/version").asText()).isEqualTo(Version.CURRENT);
    assertThat(topics.at("/components/messages/Frame/payload/schema").asText())
        .contains("message Frame {");
    assertThat(topics.at("/components/messages")).allMatch(it -> it.has("payload"));
    assertThat(gateway.get("/asyncapi.yaml").text()).contains("asyncapi: \"3.0.0\"");
  }

  @Test
  void everyRoute_refusesAParameterItDoesNotTake() {
    for (Route route : gateway.routes()) {
      String path =
          route
              .path()
              .replace("{camera}", "lobby")
              .replace("{track}", "lobby.1.1")
              .replace("{item}", "lobby.1.1.2")
              .replace("{case}", "none")
              .replace("{identity}", "hall.1")
              .replace("{site}", "hall");
      var answer = gateway.send(route.method(), path + "?colour=red", "{}");
      assertThat(answer.status()).as("%s %s", route.method(), path).isEqualTo(400);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("colour");
    }
  }

  private JsonNode schema(String name) {
    JsonNode schema = document.root().at("/components/schemas/" + name);
    assertThat(schema.isMissingNode()).as(name).isFalse();
    return schema;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> words(JsonNode schema) {
    return Stream.iterate(0, i -> i < schema.path("enum").size(), i -> i + 1)
        .map(i -> schema.path("enum").path(i).asText())
        .toList();
  }

  private static List<String> words(List<EnumValueDescriptor> values) {
    return values.stream().filter(it -> it.getNumber() != 0).map(MessageJson::word).toList();
  }
}
