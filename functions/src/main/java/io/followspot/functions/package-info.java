/** The camera and track functions, and the endpoint that serves them. */
@NullMarked
package io.followspot.functions;

import org.jspecify.annotations.NullMarked;
