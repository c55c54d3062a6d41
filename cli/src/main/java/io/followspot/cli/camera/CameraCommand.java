package io.followspot.cli.camera;

import picocli.CommandLine.Command;

/** The commands for cameras. */
@Command(
    name = "camera",
    description = "Adds, changes, lists and removes cameras.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AddCommand.class,
      ListCamerasCommand.class,
      ShowCommand.class,
      RemoveCommand.class,
      ResetCommand.class,
      ZonesCommand.class,
      ColoursCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DiscoverCommand.class,
      ProbeCommand.class
    })
public final class CameraCommand {}
