package io.followspot.checks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import io.followspot.checks.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** TypeScript's compiler, run by the Node that Playwright contains. */
final class TypeScript {
  private static final String POM = "/META-INF/maven/org.webjars.npm/typescript/pom.properties";

  private final Path directory;
  private final String node;

  /** Unpacks the compiler into a directory. */
  TypeScript(Path directory) throws Exception {
    this.directory = Files.createDirectories(directory);
    // Its command is Node, and what Node is to run.
    node = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder().command().get(0);
    unpack();
  }

  private void unpack() throws Exception {
    Properties maven = new Properties();
    try (InputStream in = TypeScript.class.getResourceAsStream(POM)) {
      maven.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
    URI pom = TypeScript.class.getResource(POM).toURI();
    String root = "/META-INF/resources/webjars/typescript/" + maven.getProperty("version");
    try (FileSystem jar = FileSystems.newFileSystem(pom, Map.of());
        Stream<Path> files = Files.list(jar.getPath(root, "lib"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
  }

  /** Compiles a module, and what it imports, to JavaScript in the folder {@code out} beside it. */
  Path compile(Path module) throws IOException, InterruptedException {
    Path folder = module.getParent();
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    List<String> command =
        new ArrayList<>(List.of(node, directory.resolve("tsc.js").toString(), "--strict"));
    command.addAll(List.of("--target", "es2022", "--module", "nodenext"));
    command.addAll(List.of("--lib", "es2022,dom", "--outDir", "out", module.toString()));
    Program.Result result = Program.run(folder, command);
    assertThat(result.exitCode()).as(result.text()).isZero();
    String name = module.getFileName().toString().replaceFirst("\\.ts$", ".js");
    return folder.resolve("out").resolve(name);
  }

  /** Runs a compiled module. */
  Program.Result run(Path module, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(node, module.toString()));
    command.addAll(arguments);
    return Program.run(module.getParent(), command);
  }
}
