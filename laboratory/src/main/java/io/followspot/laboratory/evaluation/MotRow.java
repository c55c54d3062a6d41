package io.followspot.laboratory.evaluation;

import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of a MOTChallenge file: a detection, an annotation or a result, in pixels of the frame.
 *
 * @param frame from 1
 * @param id of the track; -1 in detection files
 * @param leftPx finite
 * @param topPx finite
 * @param widthPx finite; not above zero is allowed here, such a box matches nothing
 * @param heightPx finite; not above zero is allowed here, such a box matches nothing
 * @param score confidence in detections and results; in annotations 0 means "do not score"
 * @param objectClass of an annotation, 1 is a pedestrian; -1 where there is no column for it
 * @param columns how many the row had
 */
public record MotRow(
    int frame,
    long id,
    double leftPx,
    double topPx,
    double widthPx,
    double heightPx,
    double score,
    int objectClass,
    int columns) {
  private static final int MIN_COLUMNS = 7;
  private static final int CLASS_COLUMN = 7;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Above it, a double cannot represent every whole number. */
  private static final double MAX_EXACT = 1L << 53;

  /** A result row, as a tracker writes it. */
  public static MotRow result(int frame, long id, Box box, double score) {
    return new MotRow(
        frame, id, box.leftPx(), box.topPx(), box.widthPx(), box.heightPx(), score, -1, 10);
  }

  /**
   * Reads rows; blank lines are skipped.
   *
   * @throws MotFormatException naming the first bad row, from 1
   */
  public static List<MotRow> parse(List<String> lines) {
    List<MotRow> rows = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (i == 0 && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1).strip();
      }
      if (!line.isEmpty()) {
        rows.add(parse(i + 1, line));
      }
    }
    return rows;
  }

  /** Returns the row as MOTChallenge writes results, without a line end. */
  public String format() {
    return String.format(
        Locale.ROOT,
        "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4f,-1,-1,-1",
        frame,
        id,
        leftPx,
        topPx,
        widthPx,
        heightPx,
        score);
  }

  private static MotRow parse(int number, String line) {
    String[] cells = cells(number, line);
    if (cells.length < MIN_COLUMNS) {
      throw new MotFormatException(
          number,
          cells.length
              + " columns; expected frame,id,left,top,width,height,score and maybe more, but found"
              + " '"
              + line
              + "'");
    }
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = number(number, i, cells[i]);
    }
    if (values[0] < 1 || values[0] != Math.rint(values[0]) || values[0] > Integer.MAX_VALUE) {
      throw new MotFormatException(number, "frame '" + cells[0] + "' is not a number from 1");
    }
    int objectClass = cells.length > CLASS_COLUMN ? (int) values[CLASS_COLUMN] : -1;
    return new MotRow(
        (int) values[0],
        id(number, cells[1], values[1]),
        values[2],
        values[3],
        values[4],
        values[5],
        values[6],
        objectClass,
        cells.length);
  }

  private static String[] cells(int number, String line) {
    if (line.indexOf(',') < 0) {
      return line.split("\\s+", -1);
    }
    // Some tools end each row with a comma.
    String[] cells =
        (line.endsWith(",") ? line.substring(0, line.length() - 1) : line).split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
      if (cells[i].isEmpty()) {
        throw new MotFormatException(number, "column " + (i + 1) + " is empty");
      }
    }
    return cells;
  }

  private static long id(int row, String cell, double value) {
    try {
      return Long.parseLong(cell);
    } catch (NumberFormatException e) {
      if (value == Math.rint(value) && Math.abs(value) < MAX_EXACT) {
        return (long) value;
      }
      throw new MotFormatException(row, "column 2: '" + cell + "' is not a whole number");
    }
  }

  private static double number(int row, int column, String cell) {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through: reported below, with the row's number.
    }
    throw new MotFormatException(
        row, "column " + (column + 1) + ": '" + cell + "' is not a number");
  }
}
