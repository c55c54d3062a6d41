package io.followspot.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.cli.doctor.Finding.Verdict;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Endpoints;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks this machine. */
@Command(
    name = "doctor",
    description = {
      "Checks Java, memory, disk, ports, Kafka, clock, models and codecs, and says what to do.",
      "Exit code 1 if something is wrong."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(new LocalHost(), site()).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(findings).toPrettyString());
    } else {
      print(findings, out, spec.commandLine().getColorScheme().ansi());
    }
    out.flush();
    boolean isWrong = findings.stream().anyMatch(it -> it.verdict() == Verdict.WRONG);
    return isWrong ? CliException.FAILED : 0;
  }

  private static Doctor.Site site() {
    Path home = Endpoints.defaultHome();
    String models = Setting.MODELS.read();
    Properties running = Endpoints.read(home);
    String named = Setting.GATEWAY_URL.read();
    HostPort gateway = address(Setting.GATEWAY_LISTEN);
    return new Doctor.Site(
        home,
        models.isEmpty() ? home.resolve("models") : Path.of(models),
        address(Setting.BROKER_LISTEN),
        gateway,
        running.getProperty(Endpoints.BROKERS, Setting.BOOTSTRAP_SERVERS.read()),
        named.isEmpty()
            ? running.getProperty(Endpoints.GATEWAY, "http://127.0.0.1:" + gateway.port())
            : named,
        !running.isEmpty());
  }

  private static HostPort address(Setting setting) {
    try {
      return HostPort.parse(setting.read());
    } catch (IllegalArgumentException e) {
      throw new CliException(setting.variable() + " is not valid: " + e.getMessage());
    }
  }

  static void print(List<Finding> findings, PrintWriter out, Ansi ansi) {
    for (Finding finding : findings) {
      String mark =
          switch (finding.verdict()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case WRONG -> "@|red,bold wrong  |@";
          };
      out.println(ansi.string(mark) + String.format("  %-10s %s", finding.check(), finding.says()));
      if (!finding.remedy().isEmpty()) {
        out.println(" ".repeat(20) + "→ " + finding.remedy());
      }
    }
    long wrong = findings.stream().filter(it -> it.verdict() == Verdict.WRONG).count();
    out.println(
        wrong == 0
            ? "Followspot can run here."
            : wrong == 1 ? "One thing is wrong." : wrong + " things are wrong.");
  }

  static ObjectNode json(List<Finding> findings) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("ok", findings.stream().noneMatch(it -> it.verdict() == Verdict.WRONG));
    ArrayNode list = json.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode one =
          list.addObject()
              .put("check", finding.check())
              .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
              .put("says", finding.says());
      if (!finding.remedy().isEmpty()) {
        one.put("remedy", finding.remedy());
      }
    }
    return json;
  }
}
