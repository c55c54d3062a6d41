package io.followspot.cli.token;

import picocli.CommandLine.Command;

/** The commands for tokens. */
@Command(
    name = "token",
    description = "Manages the tokens that the gateway accepts.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateCommand.class})
public final class TokenCommand {}
