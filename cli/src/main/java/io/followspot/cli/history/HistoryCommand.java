package io.followspot.cli.history;

import picocli.CommandLine.Command;

/** The commands for the history. */
@Command(
    name = "history",
    description = "Manages the gateway's history of tracks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RebuildCommand.class})
public final class HistoryCommand {}
