package io.followspot.checks.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.ListeningSockets;
import io.followspot.checks.system.RunningSystem;
import io.followspot.launcher.LocalSystem;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By default only this machine can reach a system. */
@ExtendWith(RunningSystem.class)
class ListenersIT {
  @Test
  void everyListener_isOnLoopback(LocalSystem system) throws Exception {
    assumeTrue(ListeningSockets.canBeTold(), "skipped: no /proc/net/tcp on this machine");
    for (long pid : new JobStatus(system).processIds()) {
      List<InetSocketAddress> listeners = ListeningSockets.of(pid);
      assertThat(listeners).as("listeners of process " + pid).isNotEmpty();
      assertThat(listeners)
          .allSatisfy(l -> assertThat(l.getAddress().isLoopbackAddress()).isTrue());
    }
  }

  @Test
  void listenerOnAllInterfaces_wouldBeSeen() throws Exception {
    assumeTrue(ListeningSockets.canBeTold(), "skipped: no /proc/net/tcp on this machine");
    try (ServerSocket open = new ServerSocket(0)) {
      assertThat(ListeningSockets.of(ProcessHandle.current().pid()))
          .anySatisfy(
              l -> {
                assertThat(l.getPort()).isEqualTo(open.getLocalPort());
                assertThat(l.getAddress().isLoopbackAddress()).isFalse();
              });
    }
  }
}
