package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CameraDirectoryTest {
  private final SortedMap<String, CameraRegistration> cameras = new TreeMap<>();
  private final SortedMap<String, CameraEvent> newest = new TreeMap<>();

  @Test
  void apply_theSameCameraAgain_keepsTheLatest() {
    register(registration("lobby").setName("Old"));
    register(registration("lobby").setName("New"));

    assertThat(cameras.get("lobby").getName()).isEqualTo("New");
  }

  @Test
  void apply_removal_takesTheCameraAway() {
    register(registration("lobby"));
    register(registration("door"));
    register(registration("lobby").setRemoved(true));

    assertThat(cameras).containsOnlyKeys("door");
  }

  @Test
  void apply_bytesThatAreNoRegistration_changesNothing() {
    register(registration("lobby"));
    CameraDirectory.apply(entry("lobby", new byte[] {(byte) 0xff, 1}), cameras);
    CameraDirectory.apply(entry(null, new byte[0]), cameras);

    assertThat(cameras).containsOnlyKeys("lobby");
  }

  @Test
  void log_eventWithoutLedger_keepsTheLedgerBefore() {
    log(event(1).setLedger(Ledger.newBuilder().setReceived(9)));
    log(event(2));
    log(event(1));
    CameraLog.apply(entry("lobby", null), newest);

    assertThat(newest.get("lobby").getSequence()).isEqualTo(2);
    assertThat(newest.get("lobby").getLedger().getReceived()).isEqualTo(9);
  }

  private void register(CameraRegistration.Builder registration) {
    CameraDirectory.apply(
        entry(registration.getCameraId(), registration.build().toByteArray()), cameras);
  }

  private void log(CameraEvent.Builder event) {
    CameraLog.apply(entry(event.getCameraId(), event.build().toByteArray()), newest);
  }

  private static CameraRegistration.Builder registration(String cameraId) {
    return CameraRegistration.newBuilder().setCameraId(cameraId);
  }

  private static CameraEvent.Builder event(long sequence) {
    return CameraEvent.newBuilder().setCameraId("lobby").setSequence(sequence);
  }

  private static ConsumerRecord<String, byte[]> entry(String key, byte[] value) {
    return new ConsumerRecord<>("topic", 0, 0, key, value);
  }
}
