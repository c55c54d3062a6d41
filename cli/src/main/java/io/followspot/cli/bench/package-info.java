/** What the platform costs against a bare loop. */
@NullMarked
package io.followspot.cli.bench;

import org.jspecify.annotations.NullMarked;
