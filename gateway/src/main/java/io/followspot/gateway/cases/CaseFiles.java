package io.followspot.gateway.cases;

import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of cases: {@code ID.zip}, and {@code ID.json} with what is known about it. A file
 * that is being written has another ending and becomes what it is called at once.
 */
final class CaseFiles {
  private static final Logger log = LoggerFactory.getLogger(CaseFiles.class);
  private static final String ARCHIVE = ".zip";
  private static final String ABOUT = ".json";
  private static final String PART = ".part";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Path directory;

  CaseFiles(Path directory) {
    this.directory = directory;
  }

  /** Whether the text may be the id of a case, which is a part of paths. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** All cases; deletes what was being written when the gateway ended. */
  List<KeptCase> read() {
    List<KeptCase> cases = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return cases;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(PART)) {
          Files.deleteIfExists(file);
        } else if (name.endsWith(ABOUT)) {
          read(file, name.substring(0, name.length() - ABOUT.length()), cases);
        }
      }
    } catch (IOException e) {
      log.error("The cases in {} cannot be read: {}", directory, e.toString());
    }
    return cases;
  }

  private static void read(Path file, String id, List<KeptCase> cases) {
    try {
      if (isId(id)) {
        cases.add(KeptCase.of(id, JsonText.readObject(Files.readAllBytes(file))));
      }
    } catch (IOException | IllegalArgumentException | ProblemException e) {
      log.error("{} is not that of a case and is left alone: {}", file, e.toString());
    }
  }

  /** Stores what is known about a case. */
  void write(KeptCase one) throws IOException {
    Files.createDirectories(directory);
    Path part = directory.resolve(one.id() + ABOUT + PART);
    Files.write(part, JsonText.bytes(one.stored()));
    move(part, directory.resolve(one.id() + ABOUT));
  }

  /** The file of a case that is complete. */
  Path archive(String id) {
    return directory.resolve(id + ARCHIVE);
  }

  /** Where the file of a case is written. */
  Path part(String id) {
    return directory.resolve(id + ARCHIVE + PART);
  }

  /** Makes what was written the file of the case; returns its size. */
  long finish(String id) throws IOException {
    move(part(id), archive(id));
    return Files.size(archive(id));
  }

  /** Deletes all files of a case. */
  void delete(String id) throws IOException {
    Files.deleteIfExists(directory.resolve(id + ABOUT));
    Files.deleteIfExists(archive(id));
    Files.deleteIfExists(part(id));
  }

  /** Free bytes of the disk. */
  long freeBytes() throws IOException {
    Files.createDirectories(directory);
    return Files.getFileStore(directory).getUsableSpace();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
