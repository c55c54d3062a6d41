package io.followspot.checks.storage;

import io.followspot.checks.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An S3-compatible server with an empty bucket, as a process of its own. */
final class ObjectStorage implements AutoCloseable {
  static final String BUCKET = "states";

  private final Process process;
  private final String url;

  private ObjectStorage(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; its files are in this directory. */
  static ObjectStorage in(Path directory) throws IOException {
    Path engine = Project.root().resolve("engine");
    Path unpacked = engine.resolve("target/s3mock/BOOT-INF");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                unpacked + "/classes:" + unpacked + "/lib/*",
                engine.resolve("src/test/s3/LoopbackS3.java").toString(),
                Files.createDirectories(directory.resolve("objects")).toString(),
                BUCKET)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.startsWith("http:")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new AssertionError("the S3 server has ended");
    }
    return new ObjectStorage(process, line);
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
