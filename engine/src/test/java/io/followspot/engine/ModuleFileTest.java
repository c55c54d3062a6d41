package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleFileTest {
  @Test
  void placeholder_becomesItsValue() {
    assertThat(ModuleFile.render("a: ${X}\nb: ${X}-${Y}\n", Map.of("X", "h:1,i:2", "Y", "y")))
        .isEqualTo("a: h:1,i:2\nb: h:1,i:2-y\n");
  }

  @Test
  void comment_staysAsItIs() {
    assertThat(ModuleFile.render("  # ${NONE}\na: 1", Map.of())).isEqualTo("  # ${NONE}\na: 1");
  }

  @Test
  void unknownName_saysWhatThereIs() {
    assertThatThrownBy(() -> ModuleFile.render("a: ${Z}", Map.of("X", "x", "W", "w")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("${Z}")
        .hasMessageContaining("W, X");
  }

  @Test
  void valueThatWouldBreakYaml_isRefused() {
    assertThatThrownBy(() -> ModuleFile.render("a: ${X}", Map.of("X", "h\n  evil: true")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("X=");
  }

  @Test
  void absentFile_saysWhichSettingNamesIt() {
    assertThatThrownBy(() -> ModuleFile.read(Path.of("no-such-module.yaml"), Map.of()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_MODULE");
  }

  @Test
  void functionsAddress_isPutInByWhoeverReadsTheModule() {
    Map<String, String> values = Map.of("FOLLOWSPOT_FUNCTIONS_URL", "http://functions:8000/5ecret");
    String rendered = ModuleFile.render("url: ${FOLLOWSPOT_FUNCTIONS_URL}", values);

    assertThat(rendered).doesNotContain("5ecret");
    assertThat(ModuleFile.reveal(rendered, values)).isEqualTo("url: http://functions:8000/5ecret");
  }

  @Test
  void projectsModule_asksForSettingsOnly() {
    Map<String, String> settings =
        Arrays.stream(Setting.values())
            .collect(Collectors.toMap(Setting::variable, s -> s.read(Map.of())));
    settings.put("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS", "900000");
    settings.put("FIRST_EPOCH", "1");
    String module = ModuleFile.read(Path.of("../module.yaml"), settings);
    assertThat(module.lines().filter(line -> !line.strip().startsWith("#")))
        .filteredOn(line -> line.contains("${"))
        .containsExactly("  urlPathTemplate: ${FOLLOWSPOT_FUNCTIONS_URL}");
    assertThat(ModuleFile.reveal(module, Map.of()).lines())
        .noneMatch(line -> !line.strip().startsWith("#") && line.contains("${"))
        .anyMatch(line -> line.contains("127.0.0.1:9092"))
        .anyMatch(line -> line.contains("http://127.0.0.1:8000/"));
  }
}
