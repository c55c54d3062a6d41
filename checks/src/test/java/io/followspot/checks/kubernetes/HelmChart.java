package io.followspot.checks.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.jni.NativeLibrary;
import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The chart, rendered by Helm's native library: no cluster, no network. */
final class HelmChart {
  static final Path DIRECTORY = Project.root().resolve("deploy/kubernetes/helm/followspot");

  /** The oldest version of Kubernetes that the chart names. */
  private static final String KUBERNETES = "1.25.0";

  private HelmChart() {}

  /** Why Helm cannot be used on this platform; empty if it can. */
  static String obstacle() {
    // Without this question the library would look for its native part on the network.
    if (ServiceLoader.load(NativeLibrary.class).findFirst().isEmpty()) {
      return "Helm's library has no native part for " + System.getProperty("os.arch");
    }
    try {
      lint();
      return "";
    } catch (LinkageError | IllegalStateException e) {
      return "Helm's library cannot be loaded: " + e;
    }
  }

  static LintResult lint() {
    return new Helm(DIRECTORY).lint().strict().call();
  }

  /** The objects with the values of a file of the chart. */
  static List<JsonNode> renderFile(String file) throws IOException {
    return render(DIRECTORY.resolve(file));
  }

  /** The objects with values in YAML instead of the chart's defaults. */
  static List<JsonNode> render(String values) throws IOException {
    Path file = Files.createTempFile("values", ".yaml");
    try {
      Files.writeString(file, values);
      return render(file);
    } finally {
      Files.delete(file);
    }
  }

  private static List<JsonNode> render(Path values) throws IOException {
    String text =
        new Helm(DIRECTORY)
            .template()
            .withName("followspot")
            .withNamespace("followspot")
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values)
            .call();
    return Manifests.parse(text);
  }
}
