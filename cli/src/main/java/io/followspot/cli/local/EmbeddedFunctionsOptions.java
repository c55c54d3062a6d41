package io.followspot.cli.local;

import java.util.List;

/** What the engine's JVM needs beside its own options to run the functions, too. */
final class EmbeddedFunctionsOptions {
  /** The transport, as {@code module.yaml} names it. */
  static final String TRANSPORT = "io.followspot.transports.v1/embedded";

  private EmbeddedFunctionsOptions() {}

  /** The options, which take the place of the ones before them. */
  static List<String> of(Installation installation) {
    return List.of(
        "-Dfollowspot.functions.classpath=" + installation.classPath("functions"),
        "-Dlogback.configurationFile=logback-functions.xml",
        // The engine's 768 MB and half of what the functions have as a process of their own: the
        // other half is for requests on their way between the two.
        "-Xmx1088m",
        "-XX:MaxMetaspaceSize=320m");
  }
}
