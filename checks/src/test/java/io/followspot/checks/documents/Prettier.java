package io.followspot.checks.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** The formatter of JavaScript and CSS, run without Node. */
final class Prettier implements AutoCloseable {
  /** That of .prettierrc.json, which editors read. */
  private static final int LINE_WIDTH = 120;

  private static final List<String> SCRIPTS =
      List.of("standalone.js", "plugins/estree.js", "plugins/acorn.js", "plugins/postcss.js");

  private final Context context =
      Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  Prettier() throws IOException {
    Properties maven = new Properties();
    maven.load(new StringReader(read("maven/org.webjars.npm/prettier/pom.properties")));
    String version = maven.getProperty("version");
    for (String script : SCRIPTS) {
      String text = read("resources/webjars/prettier/" + version + "/" + script);
      context.eval(Source.newBuilder("js", text, script).build());
    }
    context.eval(
        "js",
        """
        let result, failure;
        function format(source, parser) {
          result = failure = null;
          const plugins = Object.values(prettierPlugins);
          prettier.format(source, { parser, printWidth: %d, plugins })
              .then((text) => { result = text; }, (error) => { failure = String(error); });
        }
        """
            .formatted(LINE_WIDTH));
  }

  /**
   * Formats a file's text.
   *
   * @param name of the file; its ending tells the language
   * @throws IllegalArgumentException if the text has a syntax error
   */
  String format(String name, String text) {
    // Promises are resolved before it returns.
    context.getBindings("js").getMember("format").execute(text, parser(name));
    Value result = context.eval("js", "result");
    if (result.isNull()) {
      throw new IllegalArgumentException(name + ": " + context.eval("js", "failure"));
    }
    return result.asString();
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Prettier.class.getResourceAsStream("/META-INF/" + name)) {
      if (in == null) {
        throw new IOException("no META-INF/" + name + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String parser(String name) {
    return name.endsWith(".css") ? "css" : "acorn";
  }

  @Override
  public void close() {
    context.close();
  }
}
