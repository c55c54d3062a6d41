package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's files, without those that a build creates. */
final class Documents {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "venv", "node_modules");

  private Documents() {}

  /** All Markdown documents. */
  static List<Path> all() throws IOException {
    return filesEndingWith(".md");
  }

  /** All files of the project with this ending. */
  static List<Path> filesEndingWith(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        Project.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** The page's files with one of these endings. */
  static List<Path> pageFiles(String... endings) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String ending : endings) {
      filesEndingWith(ending).stream()
          .filter(file -> file.toString().contains("/page/static/"))
          .forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  /** A file's path within the project, for messages. */
  static String nameOf(Path file) {
    return Project.root().relativize(file).toString();
  }
}
