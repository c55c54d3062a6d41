package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.followspot.checks.Project;
import io.followspot.kafka.TopicPlan;
import io.followspot.kafka.TopicSpec;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document describes exactly the existing topics. */
class AsyncApiTest {
  private static final Path FILE = Project.root().resolve("docs/asyncapi.yaml");
  private final JsonNode document = read();

  @Test
  void channels_areTheTopics() {
    List<String> addresses = new ArrayList<>();
    document.path("channels").forEach(channel -> addresses.add(channel.path("address").asText()));
    assertThat(document.path("asyncapi").asText()).startsWith("3.");
    assertThat(addresses).containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }

  @Test
  void messages_areTheProtosThatNameTheirTopic() throws IOException {
    for (JsonNode channel : document.path("channels")) {
      String topic = channel.path("address").asText();
      JsonNode message = resolve(channel.path("messages").iterator().next());
      String name = message.path("name").asText();
      String proto = Files.readString(Project.root().resolve(message.path("x-proto").asText()));
      assertThat(proto).as(topic).contains("message " + name + " {");
      String comment = proto.substring(0, proto.indexOf("message " + name + " {"));
      assertThat(comment.substring(Math.max(0, comment.lastIndexOf("\n}"))))
          .as("%s is said of %s", topic, name)
          .contains(topic);
      assertThat(message.at("/bindings/kafka/key/$ref").asText()).startsWith("#/components");
      // The official schema of the latest, 0.5.0, takes no key that is a reference.
      assertThat(message.at("/bindings/kafka/bindingVersion").asText()).isEqualTo("0.4.0");
    }
  }

  @Test
  void operations_areOneOfEachChannel() {
    List<String> channels = new ArrayList<>();
    document.path("operations").forEach(it -> channels.add(it.at("/channel/$ref").asText()));
    List<String> expected = new ArrayList<>();
    document.path("channels").fieldNames().forEachRemaining(it -> expected.add("#/channels/" + it));
    assertThat(channels).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void guarantees_fitTheTopics() {
    List<String> compacted =
        TopicPlan.standard().stream()
            .filter(TopicSpec::compacted)
            .map(TopicSpec::name)
            .collect(Collectors.toList());
    for (JsonNode channel : document.path("channels")) {
      String topic = channel.path("address").asText();
      assertThat(channel.path("x-guarantee").asText().equals("compacted"))
          .as(topic)
          .isEqualTo(compacted.contains(topic));
    }
  }

  private JsonNode resolve(JsonNode reference) {
    JsonNode found = document.at(reference.path("$ref").asText().substring(1));
    assertThat(found.isMissingNode()).as(reference.toString()).isFalse();
    return found;
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
