/** Who may call the gateway. */
@NullMarked
package io.followspot.cli.token;

import org.jspecify.annotations.NullMarked;
