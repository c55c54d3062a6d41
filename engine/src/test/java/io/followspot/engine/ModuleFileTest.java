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
  void projectsModule_asksForSettingsOnly() {
    Map<String, String> settings =
        Arrays.stream(Setting.values())
            .collect(Collectors.toMap(Setting::variable, s -> s.read(Map.of())));
    settings.put("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS", "900000");
    String module = ModuleFile.read(Path.of("../module.yaml"), settings);
    assertThat(module.lines().filter(line -> !line.strip().startsWith("#")))
        .noneMatch(line -> line.contains("${"))
        .anyMatch(line -> line.contains("127.0.0.1:9092"))
        .anyMatch(line -> line.contains("http://127.0.0.1:8000/"));
  }
}
