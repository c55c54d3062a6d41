package io.followspot.cli.model;

import picocli.CommandLine.Command;

/** The commands for models. */
@Command(
    name = "model",
    description = "Lists, downloads and checks the networks that find objects.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListModelsCommand.class, GetModelCommand.class, CheckCommand.class})
public final class ModelCommand {}
