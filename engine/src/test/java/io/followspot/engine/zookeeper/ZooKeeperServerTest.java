package io.followspot.engine.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperServerTest {
  @TempDir private Path directory;

  @Test
  void ensemble_isReadWithAndWithoutANode() {
    Ensemble plain = Ensemble.parse("a:1, b:2");
    assertThat(plain.quorum()).isEqualTo("a:1,b:2");
    assertThat(plain.root()).isEqualTo("/followspot");
    assertThat(Ensemble.parse("a:1,b:2/north").root()).isEqualTo("/north");
    assertThatThrownBy(() -> Ensemble.parse("a"))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_ZOOKEEPER");
  }

  @Test
  void oneOfThree_namesTheOthersAtTheirNextPorts() {
    Ensemble three = Ensemble.parse("127.0.0.1:2181,127.0.0.1:2191,127.0.0.1:2201");

    assertThat(new ZooKeeperServer(three, 2, directory).configuration())
        .containsEntry("clientPort", "2191")
        .containsEntry("clientPortAddress", "127.0.0.1")
        .containsEntry("server.1", "127.0.0.1:2182:2183")
        .containsEntry("server.3", "127.0.0.1:2202:2203");
  }

  @Test
  void onlyOne_hasNoQuorum() {
    assertThat(
            new ZooKeeperServer(Ensemble.parse("127.0.0.1:2181"), 1, directory)
                .configuration()
                .stringPropertyNames())
        .noneMatch(name -> name.startsWith("server."));
  }

  @Test
  void addressThatOthersReach_isRefused() {
    assertThatThrownBy(() -> new ZooKeeperServer(Ensemble.parse("0.0.0.0:1"), 1, directory).run())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("loopback");
  }

  @Test
  void numberBeyondTheList_isRefused() {
    assertThatThrownBy(() -> new ZooKeeperServer(Ensemble.parse("127.0.0.1:1"), 2, directory).run())
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_ZOOKEEPER_NUMBER=2");
  }
}
