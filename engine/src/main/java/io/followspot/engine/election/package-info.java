/**
 * Several JobManagers, of which ZooKeeper says which one leads. ZooKeeper keeps nothing else: what
 * the job is and where it continues follows from the settings and the directory of checkpoints, as
 * for a single JobManager.
 */
@NullMarked
package io.followspot.engine.election;

import org.jspecify.annotations.NullMarked;
