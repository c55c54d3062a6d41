package io.followspot.cli.site;

import picocli.CommandLine.Command;

/** The commands for sites. */
@Command(
    name = "site",
    description = "Calibrates the cameras of a site.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CalibrateCommand.class})
public final class SiteCommand {}
