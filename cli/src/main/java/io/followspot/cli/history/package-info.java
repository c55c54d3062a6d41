/** The gateway's history store. */
@NullMarked
package io.followspot.cli.history;

import org.jspecify.annotations.NullMarked;
