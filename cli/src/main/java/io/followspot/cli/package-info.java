/** What a person types. */
@NullMarked
package io.followspot.cli;

import org.jspecify.annotations.NullMarked;
