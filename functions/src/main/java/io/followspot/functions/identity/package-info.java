/** What an identity does with a message: pure, knows no framework. */
@NullMarked
package io.followspot.functions.identity;

import org.jspecify.annotations.NullMarked;
