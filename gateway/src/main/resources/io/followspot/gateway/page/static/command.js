// Commands to take along to a terminal.

/** A word that a POSIX shell reads back as it is, whatever is in it. */
export const quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** How a camera's pictures are sent. What would not survive a terminal, or read as an option, is left to whoever types. */
export function publishCommand({ camera_id, source }) {
  const usable = source && !/^-|\p{Cc}/u.test(source);
  // A scene has no end, and is as fast as it can be drawn.
  const pace = source?.startsWith("sim:") ? "--realtime " : "";
  return `./followspot publish --camera ${camera_id} ${pace}${usable ? quoted(source) : "FILE_OR_URL"}`;
}
