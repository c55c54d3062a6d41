package io.followspot.cli.track;

import picocli.CommandLine.Command;

/** The commands for tracks. */
@Command(
    name = "track",
    description = "Queries tracks by id or by their properties.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {GetTrackCommand.class, FindCommand.class})
public final class TrackCommand {}
