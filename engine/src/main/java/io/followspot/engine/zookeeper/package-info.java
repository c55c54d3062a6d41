/** The embedded ZooKeeper, of the version that Flink's client is of. */
@NullMarked
package io.followspot.engine.zookeeper;

import org.jspecify.annotations.NullMarked;
