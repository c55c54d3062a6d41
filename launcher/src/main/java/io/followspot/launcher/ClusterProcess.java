package io.followspot.launcher;

import java.util.Locale;

/**
 * A process of a cluster.
 *
 * @param role what it is
 * @param number which one of its role, from 1 on
 * @param count how many of its role there are
 */
record ClusterProcess(ProcessRole role, int number, int count) {
  /** Its name, such as {@code gateway} for the only one and {@code taskmanager-2}. */
  String name() {
    String word = role.name().toLowerCase(Locale.ROOT);
    return count == 1 ? word : word + "-" + number;
  }
}
