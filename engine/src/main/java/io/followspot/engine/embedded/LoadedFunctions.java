package io.followspot.engine.embedded;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The functions behind a class loader with the JDK and their own class path only. Flink and the
 * functions' SDK have classes of the same names, which must not mix.
 */
final class LoadedFunctions {
  /** The system property that names the functions' class path, as {@code java -cp} takes it. */
  static final String CLASS_PATH = "followspot.functions.classpath";

  private static final String ENTRY = "io.followspot.functions.EmbeddedFunctions";

  /** As many threads as HTTP workers, so that one slow camera does not delay the others. */
  private static final int THREADS_PER_CORE = 4;

  private final Function<byte[], CompletionStage<byte[]>> functions;
  private final Executor threads;

  LoadedFunctions(Function<byte[], CompletionStage<byte[]>> functions, Executor threads) {
    this.functions = functions;
    this.threads = threads;
  }

  /**
   * Returns those of this process, loaded at the first call.
   *
   * @throws IllegalStateException if the system property is not set
   */
  static LoadedFunctions ofThisProcess() {
    return Holder.FUNCTIONS;
  }

  private static final class Holder {
    static final LoadedFunctions FUNCTIONS = load(System.getProperty(CLASS_PATH, ""));
  }

  /** Loads them from a class path. */
  static LoadedFunctions load(String classPath) {
    if (classPath.isEmpty()) {
      throw new IllegalStateException(
          "the module wants the functions in the engine's process, which was not told where they"
              + " are: set the system property "
              + CLASS_PATH
              + ", or use the transport io.statefun.transports.v1/async");
    }
    // Never closed: it is used until the process ends.
    @SuppressWarnings("resource")
    URLClassLoader loader =
        new URLClassLoader(
            "functions", urls(classPath).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    return new LoadedFunctions(
        instance(loader),
        Executors.newFixedThreadPool(
            THREADS_PER_CORE * Runtime.getRuntime().availableProcessors(), threadsOf(loader)));
  }

  /**
   * Calls the functions on one of their threads.
   *
   * @param request supplies its bytes, called on that thread
   */
  CompletableFuture<byte[]> call(Supplier<byte[]> request) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            functions
                .apply(request.get())
                .whenComplete(
                    (bytes, failure) -> {
                      if (failure == null) {
                        answer.complete(bytes);
                      } else {
                        answer.completeExceptionally(failure);
                      }
                    });
          } catch (Throwable e) {
            // Without a response the camera would be blocked for ever.
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** The entries of a class path, with {@code DIR/*} for all jars in a directory. */
  static List<URL> urls(String classPath) {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (entry.endsWith("*")) {
        jarsIn(Path.of(entry.substring(0, entry.length() - 1))).forEach(jar -> urls.add(url(jar)));
      } else {
        urls.add(url(Path.of(entry)));
      }
    }
    return urls;
  }

  private static List<Path> jarsIn(Path directory) {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new IllegalStateException("the functions' class path cannot be read", e);
    }
    jars.sort(null);
    return jars;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Function<byte[], CompletionStage<byte[]>> instance(ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Logback looks for its configuration there.
    thread.setContextClassLoader(loader);
    try {
      return (Function<byte[], CompletionStage<byte[]>>)
          loader.loadClass(ENTRY).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the functions cannot be loaded", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ThreadFactory threadsOf(ClassLoader loader) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "functions-" + number.incrementAndGet());
      thread.setContextClassLoader(loader);
      thread.setDaemon(true);
      return thread;
    };
  }
}
