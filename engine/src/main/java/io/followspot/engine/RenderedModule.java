package io.followspot.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.statefun.flink.core.StatefulFunctionsConfig;
import org.apache.flink.statefun.flink.core.StatefulFunctionsUniverse;
import org.apache.flink.statefun.flink.core.StatefulFunctionsUniverseProvider;
import org.apache.flink.statefun.flink.core.spi.Modules;

/**
 * Carries the rendered module inside the job graph to every task, so that no TaskManager needs the
 * file.
 */
final class RenderedModule implements StatefulFunctionsUniverseProvider {
  private static final long serialVersionUID = 1L;

  private final String yaml;

  RenderedModule(String yaml) {
    this.yaml = yaml;
  }

  @Override
  public StatefulFunctionsUniverse get(ClassLoader loader, StatefulFunctionsConfig config) {
    try {
      // Stateful Functions reads modules from files only.
      Path file = Files.createTempFile("followspot-module", ".yaml");
      try {
        Files.writeString(file, yaml);
        // Unlike Flink, Stateful Functions treats it as a URL and decodes it.
        config.setRemoteModuleName(file.toUri().toString());
        return Modules.loadFromClassPath(config).createStatefulFunctionsUniverse();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the module to a temporary file", e);
    }
  }
}
