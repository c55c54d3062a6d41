/** {@code followspot up}: the options and the output of a system on this machine. */
@NullMarked
package io.followspot.cli.local;

import org.jspecify.annotations.NullMarked;
