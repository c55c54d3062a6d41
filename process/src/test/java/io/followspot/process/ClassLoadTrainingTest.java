package io.followspot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLoadTrainingTest {
  @Test
  void names_ofALog_areThoseThatCanBeLoadedByName() {
    assertThat(
            ClassLoadTraining.names(
                List.of(
                    "java.util.Optional source: shared objects file",
                    "io.followspot.process.Setting source: file:/lib/process.jar",
                    "io.followspot.process.Setting source: file:/lib/process.jar",
                    "io.followspot.Foo$$Lambda$12/0x00000008 source: io.followspot.Foo",
                    "jdk.proxy2.$Proxy7 source: __JVM_DefineClass__",
                    "java.lang.invoke.LambdaForm$MH/0x000001 source: __JVM_LookupDefineClass__",
                    "no class at all")))
        .containsExactly("java.util.Optional", "io.followspot.process.Setting");
  }
}
