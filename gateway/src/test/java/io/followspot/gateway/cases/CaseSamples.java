package io.followspot.gateway.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cases that are kept already when a gateway starts. */
public final class CaseSamples {
  private CaseSamples() {}

  /** Writes a complete case. */
  public static void complete(Path directory, String id, List<String> cameras) throws IOException {
    CaseFiles files = new CaseFiles(directory);
    KeptCase waiting = waiting(id, cameras);
    files.write(waiting);
    Files.write(files.part(id), "a file".getBytes(StandardCharsets.UTF_8));
    files.write(waiting.begun().progressed(1, 1).completed(0, 0, files.finish(id)));
  }

  static KeptCase waiting(String id, List<String> cameras) {
    return KeptCase.waiting(id, new CaseRequest("A night", cameras, 0, 1, ""), 5);
  }
}
