package io.followspot.cli.nvidia;

import picocli.CommandLine.Command;

/** The commands for NVIDIA's metadata. */
@Command(
    name = "nvidia",
    description = "Reads and writes nv.Frame, the metadata of NVIDIA DeepStream and Metropolis.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {NvidiaImportCommand.class, NvidiaExportCommand.class})
public final class NvidiaCommand {}
