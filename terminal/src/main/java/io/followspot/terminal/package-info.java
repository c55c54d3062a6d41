/** What the commands of the command line share. */
@NullMarked
package io.followspot.terminal;

import org.jspecify.annotations.NullMarked;
