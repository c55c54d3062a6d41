package io.followspot.cli.model;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a model. */
@Command(
    name = "get",
    description = {
      "Downloads a model of the catalogue into the directory of models and verifies it.",
      "An interrupted download is resumed. A file with another checksum is not used."
    },
    mixinStandardHelpOptions = true)
final class GetModelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "As listed by model list.")
  private String name = "";

  @Mixin private ModelDirectory directory = new ModelDirectory();

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "Download from this address, a mirror; the checksum must be the same.")
  private @Nullable URI mirror;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    CatalogueModel model = ModelCatalogue.find(name);
    PrintWriter out = spec.commandLine().getOut();
    Path file = directory.path().resolve(model.file());
    try {
      Files.createDirectories(directory.path());
      ModelDownload download = new ModelDownload(model, file);
      if (download.isComplete()) {
        out.println(file + " is here already and is verified");
      } else {
        URI from = mirror == null ? URI.create(model.url()) : mirror;
        download.run(from, new DownloadProgress(spec.commandLine().getErr(), model));
        out.println(file + " is downloaded and verified");
      }
    } catch (IOException e) {
      throw new CliException("cannot download " + model.name() + ": " + e.getMessage());
    }
    out.printf(
        Locale.ROOT,
        "Licence: %s. Use it with:%n  followspot camera add ID --detector onnx --set"
            + " vision.model=%s --set vision.model_head=%s%n",
        model.licence(),
        model.file(),
        model.head());
    out.flush();
    return 0;
  }
}
