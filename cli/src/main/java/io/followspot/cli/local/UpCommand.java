package io.followspot.cli.local;

import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the whole system until it receives SIGTERM. */
@Command(
    name = "up",
    description = "Runs everything on this machine: Kafka, Flink, the functions and the gateway.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private final LocalOptions options = new LocalOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Console console = new Console(spec.commandLine().getOut());
    try (Shutdown shutdown = Shutdown.onSignal()) {
      try (LocalSystem system = LocalSystem.start(options.toOptions(), console::say)) {
        shutdown.interruptNoMore();
        console.welcome(system);
        shutdown.await();
        console.say("stopping ...");
      }
      console.say("stopped; the data stays in " + options.home());
    }
    return 0;
  }
}
