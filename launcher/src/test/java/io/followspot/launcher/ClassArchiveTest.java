package io.followspot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.process.ClassLoadTraining;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir private Path directory;

  @Test
  void training_ofWhatAProcessLoaded_makesAnArchiveThatTheNextOneTakes() throws Exception {
    Path jar = jar("one.jar");
    ClassArchive archive = archive(jar);
    assertThat(archive.options()).singleElement().asString().startsWith("-Xlog:class+load:file=");
    run(java(), archive.options(), jar);

    Path unfinished = archive.unfinished();
    run(archive.trainingCommand(unfinished));
    archive.install(unfinished);

    assertThat(archive.exists()).isTrue();
    assertThat(archive.options()).containsExactly("-XX:SharedArchiveFile=" + archive.file());
    List<String> options = new ArrayList<>(archive.options());
    // Ends the process if the archive cannot be used.
    options.add("-Xshare:on");
    options.add("-Xlog:class+load");
    assertThat(run(java(), options, jar))
        .contains(ClassLoadTraining.class.getName() + " source: shared objects file (top)");
  }

  @Test
  void take_anotherBuild_replacesTheArchiveOfTheOneBefore() throws Exception {
    Path jar = jar("two.jar");
    ClassArchive before = archive(jar);
    Files.createFile(before.file());
    Files.writeString(jar, "another build", StandardOpenOption.APPEND);
    ClassArchive after = archive(jar);

    assertThat(after.exists()).isFalse();
    after.install(Files.createFile(after.unfinished()));

    assertThat(before.exists()).isFalse();
    assertThat(after.exists()).isTrue();
  }

  private ClassArchive archive(Path jar) {
    return ClassArchive.of(
        Path.of(java()), jar.toString(), directory, directory.resolve("names.classes"));
  }

  private Path jar(String name) throws IOException {
    String entry = ClassLoadTraining.class.getName().replace('.', '/') + ".class";
    Path jar = directory.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = ClassLoadTraining.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }

  private String run(String java, List<String> options, Path jar) throws Exception {
    Path none = Files.writeString(directory.resolve("none"), "");
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(options);
    command.addAll(
        List.of("-cp", jar.toString(), ClassLoadTraining.class.getName(), none.toString()));
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
