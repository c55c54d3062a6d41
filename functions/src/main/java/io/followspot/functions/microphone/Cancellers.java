package io.followspot.functions.microphone;

import io.followspot.protos.v1.SoundSettings;
import io.followspot.sound.echo.EchoCanceller;
import io.followspot.sound.echo.EchoConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cancellers by their settings: they hold no sound, but take a while to make. */
final class Cancellers {
  private static final int MOST = 64;

  private final Map<Double, EchoCanceller> byNoiseReductionDb = new ConcurrentHashMap<>();

  EchoCanceller of(SoundSettings settings) {
    if (byNoiseReductionDb.size() > MOST) {
      byNoiseReductionDb.clear();
    }
    return byNoiseReductionDb.computeIfAbsent(
        settings.getNoiseReductionDb(),
        db -> new EchoCanceller(EchoConfig.DEFAULT.withNoiseReduction(db)));
  }
}
