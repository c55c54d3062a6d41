package io.followspot.laboratory.sound;

import io.followspot.laboratory.evaluation.sound.SignalScores;
import io.followspot.simulation.room.SimulatedTalk;
import io.followspot.sound.echo.Decibels;
import java.io.PrintWriter;
import java.util.Locale;

/** What became of a simulated talk, against its truth. */
final class SimulatedReport {
  private SimulatedReport() {}

  static void print(PrintWriter out, SimulatedTalk talk, float[] cleaned) {
    out.printf(Locale.ROOT, "the true delay is %.0f ms; ", talk.echoDelayMs());
    if (Decibels.level(talk.voice()) > Decibels.SILENCE_DB) {
      out.printf(
          Locale.ROOT,
          "SI-SDR against the true voice %.1f to %.1f dB%n",
          SignalScores.siSdrDb(talk.microphone(), talk.voice()),
          SignalScores.siSdrDb(cleaned, talk.voice()));
    } else {
      out.printf(
          Locale.ROOT,
          "echo %.1f dB less loud%n",
          Decibels.level(talk.microphone()) - Decibels.level(cleaned));
    }
    out.flush();
  }
}
