package io.followspot.laboratory.sound;

import io.followspot.terminal.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The scores of simulated rooms, one per row, then their mean and the worst of each. */
final class SimulatedTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("FAR ALONE dB", 1, true, SimulatedScores::farAloneDb),
          new Column("1 s AFTER MOVE", 1, true, SimulatedScores::afterMoveDb),
          new Column("SI-SDR BEFORE", 1, true, SimulatedScores::siSdrBeforeDb),
          new Column("AFTER", 1, true, SimulatedScores::siSdrDb),
          new Column("100 ppm COST", 1, false, SimulatedScores::driftCostDb),
          new Column("CLIPPED", 1, true, SimulatedScores::clippedDb),
          new Column("WALKING", 1, true, SimulatedScores::walkingDb),
          new Column("DELAY ms", 0, false, SimulatedScores::delayMs),
          new Column("FOUND s", 2, false, SimulatedScores::delaySeconds),
          new Column("OFF BY ms", 1, false, SimulatedScores::delayErrorMs));

  private record Column(
      String name, int digits, boolean moreIsBetter, ToDoubleFunction<SimulatedScores> value) {
    String text(double number) {
      return Double.isNaN(number)
          ? "never"
          : String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    DoubleStream of(List<SimulatedScores> rooms) {
      return rooms.stream().mapToDouble(value);
    }

    /** NaN, what was never found, is the worst of all. */
    double worst(List<SimulatedScores> rooms) {
      return moreIsBetter ? of(rooms).min().orElse(Double.NaN) : of(rooms).max().orElse(Double.NaN);
    }
  }

  private SimulatedTable() {}

  static Table of(List<SimulatedScores> rooms) {
    Table table = new Table(headings());
    rooms.forEach(room -> row(table, "" + room.seed(), List.of(room)));
    row(table, "mean", rooms);
    Object[] worst = new Object[COLUMNS.size() + 1];
    worst[0] = "worst";
    for (int i = 0; i < COLUMNS.size(); i++) {
      worst[i + 1] = COLUMNS.get(i).text(COLUMNS.get(i).worst(rooms));
    }
    table.row(worst);
    return table;
  }

  private static String[] headings() {
    return Stream.concat(Stream.of("ROOM"), COLUMNS.stream().map(Column::name))
        .toArray(String[]::new);
  }

  private static void row(Table table, String name, List<SimulatedScores> rooms) {
    Object[] cells = new Object[COLUMNS.size() + 1];
    cells[0] = name;
    for (int i = 0; i < COLUMNS.size(); i++) {
      Column column = COLUMNS.get(i);
      cells[i + 1] = column.text(column.of(rooms).average().orElse(Double.NaN));
    }
    table.row(cells);
  }
}
