package io.followspot.cli.track;

import picocli.CommandLine.Command;

/** What can be done with tracks. */
@Command(
    name = "track",
    description = "Queries tracks by id or by their properties.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {GetTrackCommand.class, FindCommand.class})
public final class TrackCommand {}
