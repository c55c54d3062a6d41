/**
 * How the processes of Followspot are started and kept running. Start reading at {@link
 * LocalSystem}.
 */
@NullMarked
package io.followspot.launcher;

import org.jspecify.annotations.NullMarked;
