package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.statefun.flink.core.StatefulFunctionsConfig;
import org.apache.flink.statefun.flink.core.StatefulFunctionsUniverse;
import org.apache.flink.statefun.flink.core.state.PersistedStates;
import org.apache.flink.statefun.sdk.FunctionType;
import org.apache.flink.statefun.sdk.StatefulFunction;
import org.apache.flink.statefun.sdk.annotations.Persisted;
import org.apache.flink.statefun.sdk.kafka.KafkaIngressSpec;
import org.junit.jupiter.api.Test;

class RenderedModuleTest {
  @Test
  void projectsModule_bindsEverythingItNames() {
    StatefulFunctionsUniverse universe = load(projectsModule());
    assertThat(universe.ingress().keySet().stream().map(id -> id.namespace() + "/" + id.name()))
        .containsExactlyInAnyOrder(
            "followspot/cameras",
            "followspot/frames",
            "followspot/detections",
            "followspot/sound",
            "followspot/track-queries",
            "followspot/identity-queries");
    assertThat(universe.egress().keySet().stream().map(id -> id.namespace() + "/" + id.name()))
        .containsExactlyInAnyOrder("followspot/committed", "followspot/live");
    assertThat(universe.namespaceFunctions()).containsKey("followspot");
  }

  @Test
  void everyIngress_isGuarded() {
    assertThat(load(projectsModule()).ingress().values())
        .allSatisfy(
            ingress ->
                assertThat(((KafkaIngressSpec<?>) ingress).deserializer().getClass().getName())
                    .isEqualTo("io.followspot.engine.ingress.GuardedDeserializer"));
  }

  @Test
  void functions_areBounded_andKeepTheirStateUnderTheStockNames() {
    StatefulFunction camera =
        load(projectsModule())
            .namespaceFunctions()
            .get("followspot")
            .functionOfType(new FunctionType("followspot", "camera"));
    assertThat(camera.getClass().getName())
        .isEqualTo("io.followspot.engine.endpoint.BoundedFunction");
    assertThat(PersistedStates.findAnnotatedFields(camera.getClass(), Persisted.class)).hasSize(1);
  }

  @Test
  void guardThatLacksItsIds_isNamed() {
    String module = projectsModule().replaceFirst("ids: camera", "id: camera");
    assertThatThrownBy(() -> load(module)).hasStackTraceContaining("lacks spec.guard.ids");
  }

  private static StatefulFunctionsUniverse load(String yaml) {
    return new RenderedModule(yaml)
        .get(
            RenderedModuleTest.class.getClassLoader(),
            StatefulFunctionsConfig.fromFlinkConfiguration(new Configuration()));
  }

  private static String projectsModule() {
    Map<String, String> settings =
        Arrays.stream(Setting.values())
            .collect(Collectors.toMap(Setting::variable, s -> s.read(Map.of())));
    settings.put("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS", "900000");
    return ModuleFile.read(Path.of("../module.yaml"), settings);
  }
}
