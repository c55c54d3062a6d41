package io.followspot.engine.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An S3-compatible server with an empty bucket, as a process of its own. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "states";

  private final Process process;
  private final String url;

  private S3Server(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; its files are in this directory. */
  static S3Server in(Path directory) throws IOException {
    Path unpacked = Path.of("target/s3mock/BOOT-INF").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                unpacked + "/classes:" + unpacked + "/lib/*",
                Path.of("src/test/s3/LoopbackS3.java").toString(),
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
    return new S3Server(process, line);
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
