package io.followspot.checks.system;

import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.DirectoryTree;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with the whole system, as {@code ./followspot up} runs it, on free ports and in a
 * separate directory. All tests of a run share it; each uses cameras with different names.
 */
public final class RunningSystem implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalSystem.class
        || parameter.getParameter().getType() == KafkaConnection.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LocalSystem system =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(RunningSystem.class))
            .getOrComputeIfAbsent("system", key -> Shared.start(), Shared.class)
            .system;
    return parameter.getParameter().getType() == LocalSystem.class
        ? system
        : KafkaConnection.to(system.bootstrapServers());
  }

  /** Stopped and deleted by JUnit after the last test. */
  private static final class Shared
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Path directory;
    private final LocalSystem system;

    private Shared(Path directory, LocalSystem system) {
      this.directory = directory;
      this.system = system;
    }

    static Shared start() {
      try {
        Path directory = Files.createTempDirectory("followspot-checks");
        Path home = directory.resolve(homeName());
        return new Shared(
            directory, LocalSystem.start(LocalSystem.Options.anywhere(home), System.out::println));
      } catch (Exception e) {
        throw new IllegalStateException("the system does not start", e);
      }
    }

    /** With a space, and with a letter beyond ASCII where this JVM's locale has such names. */
    private static String homeName() {
      Charset ofNames = Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"));
      return ofNames.newEncoder().canEncode('ü') ? "home ü x" : "home x";
    }

    @Override
    public void close() throws Exception {
      system.close();
      DirectoryTree.delete(directory);
    }
  }
}
