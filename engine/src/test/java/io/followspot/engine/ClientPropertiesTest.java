package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.engine.egress.FencedEgressSpec;
import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.statefun.flink.core.StatefulFunctionsConfig;
import org.apache.flink.statefun.flink.core.StatefulFunctionsUniverse;
import org.apache.flink.statefun.sdk.io.EgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaEgressSpec;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressSpec;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {
  private static final String PASSWORD = "open,sesame=#1";

  @TempDir Path directory;

  @Test
  void jobOfTheProjectsModule_holdsReferences_andNoSecret() throws IOException {
    ClientProperties properties = ClientProperties.in(file().toString());
    String module = KafkaComponents.withProperties(projectsModule(), properties.references());
    StatefulFunctionsUniverse universe =
        new RenderedModule(module)
            .get(
                getClass().getClassLoader(),
                StatefulFunctionsConfig.fromFlinkConfiguration(new Configuration()));

    assertThat(module).doesNotContain(PASSWORD);
    assertThat(universe.ingress()).hasSize(6);
    assertThat(universe.ingress().values())
        .allSatisfy(
            ingress -> assertLeadsToTheSecret(((KafkaIngressSpec<?>) ingress).properties()));
    assertThat(universe.egress()).hasSize(2);
    assertThat(universe.egress().values())
        .allSatisfy(egress -> assertThat(egress).isInstanceOf(FencedEgressSpec.class))
        .allSatisfy(egress -> assertLeadsToTheSecret(kafka(egress).properties()))
        .extracting(egress -> egress.id().name())
        .containsExactlyInAnyOrder("committed", "live");
  }

  @Test
  void whatTheModuleSays_stands() throws IOException {
    String module =
        KafkaComponents.withProperties(
            projectsModule(), Map.of("isolation.level", "read_uncommitted"));
    assertThat(module).contains("isolation.level: \"read_committed\"");
    assertThat(module.split("read_uncommitted", -1)).hasSize(1 + 2);
  }

  @Test
  void text_namesNoSecret() throws IOException {
    assertThat(ClientProperties.in(file().toString()).toString())
        .contains("sasl.jaas.config")
        .doesNotContain(PASSWORD);
  }

  @Test
  void onlyWhatIsOfSecurity_isTaken() throws IOException {
    assertThat(ClientProperties.in(file().toString()).values())
        .containsOnlyKeys("security.protocol", "sasl.jaas.config");
  }

  @Test
  void noFile_leavesTheModuleAsItIs() {
    String module = projectsModule();
    assertThat(KafkaComponents.withProperties(module, ClientProperties.in("").references()))
        .isSameAs(module);
  }

  @Test
  void absentFile_isNamed() {
    assertThatThrownBy(() -> ClientProperties.in("/absent/client.properties"))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_KAFKA_PROPERTIES names /absent/client.properties");
  }

  private static KafkaEgressSpec<?> kafka(EgressSpec<?> egress) {
    return egress instanceof FencedEgressSpec<?> fenced
        ? fenced.kafka()
        : (KafkaEgressSpec<?>) egress;
  }

  /** Resolves the reference as Kafka's client does. */
  private static void assertLeadsToTheSecret(Properties properties) {
    assertThat(properties.getProperty("config.providers")).isEqualTo("file");
    String reference = properties.getProperty("sasl.jaas.config");
    assertThat(reference).matches("\\$\\{file:[^:]+:sasl.jaas.config}");
    String path = reference.split(":", 3)[1];
    try (FileConfigProvider provider = new FileConfigProvider()) {
      provider.configure(Map.of());
      assertThat(provider.get(path).data().get("sasl.jaas.config")).contains(PASSWORD);
    }
  }

  private Path file() throws IOException {
    return Files.writeString(
        directory.resolve("client.properties"),
        "security.protocol=SASL_SSL\nbootstrap.servers=elsewhere:1\ngroup.id=mine\n"
            + "sasl.jaas.config=Module required username=\"me\" password=\""
            + PASSWORD
            + "\";\n");
  }

  private static String projectsModule() {
    Map<String, String> settings =
        new HashMap<>(
            Arrays.stream(Setting.values())
                .collect(Collectors.toMap(Setting::variable, s -> s.read(Map.of()))));
    settings.put("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS", "900000");
    return ModuleFile.read(Path.of("../module.yaml"), settings);
  }
}
