package io.followspot.engine.election;

/** Where the JobManagers write who began the newest term: a text with a version. */
public interface TermRecord {
  /**
   * Writes the text, whoever wrote the one before, and creates the record if there is none.
   *
   * @return the version of what was written
   * @throws Exception if the store cannot be reached, or refuses
   */
  String overwrite(String text) throws Exception;

  /**
   * Writes the text if the record still has this version.
   *
   * @return the version of what was written
   * @throws TermEndedException if the record has changed since
   * @throws Exception if the store cannot be reached, or refuses: the text may have been written
   */
  String replace(String version, String text) throws Exception;

  /**
   * What was written last.
   *
   * @throws Exception if the store cannot be reached, or refuses
   */
  Written read() throws Exception;

  /**
   * A text in the record.
   *
   * @param version changes with each write
   */
  record Written(String text, String version) {}
}
