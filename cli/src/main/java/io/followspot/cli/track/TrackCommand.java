package io.followspot.cli.track;

import picocli.CommandLine.Command;

/** What can be done with tracks. */
@Command(
    name = "track",
    description = "Asks for tracks, by their id or by what is known of them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {GetCommand.class, FindCommand.class})
public final class TrackCommand {}
