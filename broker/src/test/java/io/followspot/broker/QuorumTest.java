package io.followspot.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class QuorumTest {
  private static final String THREE = "127.0.0.1:9092,127.0.0.1:9102, 127.0.0.1:9112";

  @Test
  void threeBrokers_keepThreeCopiesOfWhichTwoMustBeWritten() {
    Quorum quorum = Quorum.of(2, THREE);

    Properties properties =
        new NodeConfig(
                Path.of("/data/kafka-2"),
                HostPort.parse("127.0.0.1:9102"),
                quorum,
                new Properties())
            .properties();

    assertThat(properties)
        .containsEntry("node.id", "2")
        .containsEntry(
            "controller.quorum.voters", "1@127.0.0.1:9093,2@127.0.0.1:9103,3@127.0.0.1:9113")
        .containsEntry("listeners", "CLIENTS://127.0.0.1:9102,CONTROLLER://127.0.0.1:9103")
        .containsEntry("default.replication.factor", "3")
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("transaction.state.log.replication.factor", "3")
        .containsEntry("transaction.state.log.min.isr", "2")
        .containsEntry("offsets.topic.replication.factor", "3");
  }

  @Test
  void oneBroker_needsNoOther() {
    Quorum quorum = Quorum.alone(HostPort.parse("127.0.0.1:9093"));

    assertThat(quorum.voters()).isEqualTo("1@127.0.0.1:9093");
    assertThat(quorum.replicas()).isEqualTo(1);
    assertThat(quorum.minInSyncReplicas()).isEqualTo(1);
  }

  @Test
  void numberBeyondTheList_isRefused() {
    assertThatThrownBy(() -> Quorum.of(4, THREE))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_BROKER_NUMBER=4")
        .hasMessageContaining("FOLLOWSPOT_BROKER_PEERS, 3");
  }

  @Test
  void noAddress_isRefused() {
    assertThatThrownBy(() -> Quorum.of(1, "127.0.0.1"))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_BROKER_PEERS");
  }
}
