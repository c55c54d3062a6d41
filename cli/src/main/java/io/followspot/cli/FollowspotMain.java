package io.followspot.cli;

import io.followspot.cli.alerts.AlertsCommand;
import io.followspot.cli.backup.BackupCommand;
import io.followspot.cli.backup.RestoreCommand;
import io.followspot.cli.camera.CameraCommand;
import io.followspot.cli.cluster.ClusterCommand;
import io.followspot.cli.counts.ClipCommand;
import io.followspot.cli.counts.CountsCommand;
import io.followspot.cli.counts.SnapshotCommand;
import io.followspot.cli.demo.DemoCommand;
import io.followspot.cli.doctor.DoctorCommand;
import io.followspot.cli.history.HistoryCommand;
import io.followspot.cli.local.RoleCommand;
import io.followspot.cli.local.UpCommand;
import io.followspot.cli.mcp.McpCommand;
import io.followspot.cli.model.ModelCommand;
import io.followspot.cli.nvidia.NvidiaCommand;
import io.followspot.cli.publish.PublishCommand;
import io.followspot.cli.site.SiteCommand;
import io.followspot.cli.token.TokenCommand;
import io.followspot.cli.track.TrackCommand;
import io.followspot.cli.watch.WatchCommand;
import io.followspot.laboratory.annotate.AnnotateCommand;
import io.followspot.laboratory.bench.BenchCommand;
import io.followspot.laboratory.capacity.CapacityCommand;
import io.followspot.laboratory.chaos.ChaosCommand;
import io.followspot.laboratory.evaluate.EvaluateCommand;
import io.followspot.laboratory.replay.ReplayCommand;
import io.followspot.laboratory.sound.EchoCommand;
import io.followspot.laboratory.sound.EvaluateSoundCommand;
import io.followspot.process.ParentProcess;
import io.followspot.process.Version;
import io.followspot.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "followspot",
    description = "Tracks every moving object in the pictures of many cameras.",
    mixinStandardHelpOptions = true,
    versionProvider = FollowspotMain.PrintedVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      CameraCommand.class,
      ModelCommand.class,
      PublishCommand.class,
      NvidiaCommand.class,
      TrackCommand.class,
      CountsCommand.class,
      AlertsCommand.class,
      SnapshotCommand.class,
      ClipCommand.class,
      HistoryCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      TokenCommand.class,
      McpCommand.class,
      WatchCommand.class,
      AnnotateCommand.class,
      EvaluateCommand.class,
      EchoCommand.class,
      EvaluateSoundCommand.class,
      SiteCommand.class,
      ReplayCommand.class,
      ChaosCommand.class,
      BenchCommand.class,
      CapacityCommand.class,
      ClusterCommand.class,
      RoleCommand.class,
      DoctorCommand.class,
      CompletionCommand.class
    })
public final class FollowspotMain {
  private FollowspotMain() {}

  /** Runs the command that the arguments name; exits with its code. */
  public static void main(String[] args) {
    ParentProcess.exitWithParent();
    System.exit(commandLine().execute(args));
  }

  /** What {@code --version} prints. */
  static final class PrintedVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Followspot " + Version.CURRENT};
    }
  }

  /** Returns the command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new FollowspotMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                Terminal.ansi(Terminal.isOutput(), System.getenv())))
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ExecutionErrors());
  }
}
