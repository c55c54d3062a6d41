/** The command that lists alerts. */
@NullMarked
package io.followspot.cli.alerts;

import org.jspecify.annotations.NullMarked;
