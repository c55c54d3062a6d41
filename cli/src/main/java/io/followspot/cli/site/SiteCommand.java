package io.followspot.cli.site;

import picocli.CommandLine.Command;

/** What can be done with sites. */
@Command(
    name = "site",
    description = "Calibrates the cameras of a site.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CalibrateCommand.class})
public final class SiteCommand {}
