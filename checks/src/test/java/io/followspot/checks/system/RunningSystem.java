package io.followspot.checks.system;

import io.followspot.checks.traces.TraceCollector;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.DirectoryTree;
import io.followspot.process.Setting;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with the whole system, as {@code ./followspot up} runs it, on free ports and in a
 * separate directory. All tests of a run share it; each uses cameras with different names. Its
 * traces are collected; cameras of a test that begins none have none.
 */
public final class RunningSystem implements ParameterResolver {
  private static final Set<Class<?>> TYPES =
      Set.of(LocalSystem.class, KafkaConnection.class, TraceCollector.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Shared shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(RunningSystem.class))
            .getOrComputeIfAbsent("system", key -> Shared.start(), Shared.class);
    if (type == TraceCollector.class) {
      return shared.collector;
    }
    return type == LocalSystem.class
        ? shared.system
        : KafkaConnection.to(shared.system.bootstrapServers());
  }

  /** Stopped and deleted by JUnit after the last test. */
  private static final class Shared
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Path directory;
    private final LocalSystem system;
    private final TraceCollector collector;

    private Shared(Path directory, LocalSystem system, TraceCollector collector) {
      this.directory = directory;
      this.system = system;
      this.collector = collector;
    }

    static Shared start() {
      try {
        Path directory = Files.createTempDirectory("followspot-checks");
        Path home = directory.resolve(homeName());
        TraceCollector collector = new TraceCollector();
        LocalSystem.Options options =
            LocalSystem.Options.anywhere(home)
                .with(Map.of(Setting.TRACES_ENDPOINT, collector.endpoint()));
        return new Shared(directory, LocalSystem.start(options, System.out::println), collector);
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
      collector.close();
      DirectoryTree.delete(directory);
    }
  }
}
