package io.followspot.cli.history;

import picocli.CommandLine.Command;

/** What can be done with history. */
@Command(
    name = "history",
    description = "Manages the gateway's history of tracks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RebuildCommand.class})
public final class HistoryCommand {}
