package io.followspot.cli.track;

import picocli.CommandLine.Command;

/** What can be done with tracks. */
@Command(
    name = "track",
    description = "Asks for tracks by their id.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {GetCommand.class})
public final class TrackCommand {}
