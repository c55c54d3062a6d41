/** Tokens of the gateway's clients. */
@NullMarked
package io.followspot.cli.token;

import org.jspecify.annotations.NullMarked;
