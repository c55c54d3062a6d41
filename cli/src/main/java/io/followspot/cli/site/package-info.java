/** {@code followspot site}: sites of several calibrated cameras. */
@NullMarked
package io.followspot.cli.site;

import org.jspecify.annotations.NullMarked;
