package io.followspot.cli.token;

import picocli.CommandLine.Command;

/** What can be done with tokens. */
@Command(
    name = "token",
    description = "Manages the tokens that the gateway accepts.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateCommand.class})
public final class TokenCommand {}
