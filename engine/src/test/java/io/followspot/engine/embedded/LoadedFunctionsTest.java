package io.followspot.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedFunctionsTest {
  @TempDir Path directory;

  @Test
  void classPath_isReadAsJavaReadsIt_alsoWithSpaces() throws Exception {
    Path lib = Files.createDirectories(directory.resolve("home ü x/lib"));
    Path second = Files.createFile(lib.resolve("b.jar"));
    Path first = Files.createFile(lib.resolve("a.jar"));
    Files.createFile(lib.resolve("a.txt"));
    Path jar = Files.createFile(directory.resolve("functions.jar"));
    assertThat(LoadedFunctions.urls(jar + File.pathSeparator + lib + "/*"))
        .extracting(URL::toString)
        .containsExactly(
            jar.toUri().toURL().toString(),
            first.toUri().toURL().toString(),
            second.toUri().toURL().toString());
  }

  @Test
  void withoutAClassPath_theMessageSaysWhatToSet() {
    assertThatThrownBy(() -> LoadedFunctions.load(""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set the system property followspot.functions.classpath");
  }

  @Test
  void whateverTheFunctionsThrow_isAnAnswer() {
    LoadedFunctions functions =
        new LoadedFunctions(
            request -> {
              throw new StackOverflowError("deep");
            },
            Runnable::run);
    CompletableFuture<byte[]> answer = functions.call(() -> new byte[0]);
    assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void requestThatCannotBeWritten_isAnAnswer() {
    LoadedFunctions functions =
        new LoadedFunctions(CompletableFuture::completedFuture, Runnable::run);
    CompletableFuture<byte[]> answer =
        functions.call(
            () -> {
              throw new IllegalArgumentException("too large");
            });
    assertThat(answer).isCompletedExceptionally();
  }
}
