package io.followspot.cli.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the catalogue. */
@Command(
    name = "list",
    description = "Lists the models that can be downloaded, and which of them are here.",
    mixinStandardHelpOptions = true)
final class ListModelsCommand implements Callable<Integer> {
  @Mixin private ModelDirectory directory = new ModelDirectory();

  @Option(names = "--json", description = "Print a JSON array with addresses and checksums.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ArrayNode array = mapper.createArrayNode();
      ModelCatalogue.all()
          .forEach(
              model ->
                  array
                      .addObject()
                      .put("present", isHere(model))
                      .setAll(mapper.<ObjectNode>valueToTree(model)));
      out.println(array);
    } else {
      Table table = new Table("model", "MB", "licence", "head", "here", "finds");
      for (CatalogueModel model : ModelCatalogue.all()) {
        table.row(
            model.name(),
            String.format(Locale.ROOT, "%.1f", model.sizeBytes() / 1e6),
            model.licence(),
            model.head(),
            isHere(model) ? "yes" : "no",
            model.finds());
      }
      table.print(out, spec.commandLine().getColorScheme().ansi());
      out.println();
      out.println("Directory: " + directory.path());
      out.println("Get one with: followspot model get NAME");
    }
    out.flush();
    return 0;
  }

  private boolean isHere(CatalogueModel model) {
    return Files.isRegularFile(directory.path().resolve(model.file()));
  }
}
