package io.followspot.launcher;

import java.util.List;

/** The JVM options with which the engine also runs the functions. */
final class EmbeddedFunctionsOptions {
  /** The transport, as in {@code module.yaml}. */
  static final String TRANSPORT = "io.followspot.transports.v1/embedded";

  private EmbeddedFunctionsOptions() {}

  /** The options, which replace the engine's own. */
  static List<String> of(Installation installation) {
    return List.of(
        "-Dfollowspot.functions.classpath=" + installation.classPath("functions"),
        "-Dlogback.configurationFile=logback-functions.xml",
        // The engine's 768 MB and half of what the functions have as a separate process: the other
        // half is for requests in transit between the two.
        "-Xmx1088m",
        "-XX:MaxMetaspaceSize=320m");
  }
}
