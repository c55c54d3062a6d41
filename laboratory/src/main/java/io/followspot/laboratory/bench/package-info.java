/** What the platform costs against a bare loop. */
@NullMarked
package io.followspot.laboratory.bench;

import org.jspecify.annotations.NullMarked;
