package io.followspot.checks.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.process.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Provides tests with a running composition, whose containers are all healthy. All tests of a run
 * share it; each uses cameras with different names and leaves it as it found it.
 */
final class RunningComposition implements BeforeEachCallback, ParameterResolver, TestWatcher {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningComposition.class);

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    Shared shared = shared(context);
    assumeTrue(shared.obstacle.isEmpty(), shared.obstacle);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Composition.class;
  }

  @Override
  public Composition resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context).composition;
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    try {
      System.err.println(shared(context).composition.endOfLogs());
    } catch (IOException e) {
      System.err.println("no logs: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Shared shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("composition", key -> Shared.start(), Shared.class);
  }

  /** Stopped and deleted by JUnit after the last test. */
  private static final class Shared
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Path scratch;
    private final Composition composition;
    private final String obstacle;

    private Shared() throws IOException, InterruptedException {
      scratch = Files.createTempDirectory("followspot-containers");
      Docker docker = new Docker(scratch);
      composition = new Composition(docker);
      obstacle = obstacle(docker);
    }

    private String obstacle(Docker docker) throws IOException, InterruptedException {
      String engine = docker.obstacle();
      if (!engine.isEmpty()) {
        return engine;
      }
      String image = Image.obstacle(docker);
      return image.isEmpty() ? composition.obstacle("kafka") : image;
    }

    static Shared start() {
      try {
        Shared shared = new Shared();
        if (shared.obstacle.isEmpty()) {
          shared.up();
        }
        return shared;
      } catch (IOException e) {
        throw new IllegalStateException("the composition does not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    private void up() throws IOException, InterruptedException {
      try {
        String image = Image.make(new Docker(scratch));
        Stopwatch watch = Stopwatch.start();
        composition.up(image);
        watch.report("all containers of " + image + " are healthy");
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        System.err.println(composition.endOfLogs());
        close();
        throw e;
      }
    }

    @Override
    public void close() throws IOException, InterruptedException {
      if (obstacle.isEmpty()) {
        composition.close();
      }
      DirectoryTree.delete(scratch);
    }
  }
}
