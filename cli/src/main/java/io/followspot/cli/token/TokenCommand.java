package io.followspot.cli.token;

import picocli.CommandLine.Command;

/** What can be done with tokens. */
@Command(
    name = "token",
    description = "Gives out the tokens that the gateway takes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateCommand.class})
public final class TokenCommand {}
