// What a camera's microphone heard: spans of speech, and moments.

const MOMENTS = ["loud_sound", "echo_path_changed", "microphone_lost", "loudspeaker_lost"];

/** Speech and moments between two times, in milliseconds since 1970; speech that is not over lasts to the end. */
export function heardBetween(events, from, to) {
  const speech = [];
  const moments = [];
  let began = null;
  for (const event of events) {
    const at = Date.parse(event.occurred_at);
    if (event.type === "speech_began") began = at;
    if (event.type === "speech_ended") speech.push({ from: began ?? from, to: at });
    if (event.type === "stream_ended" && began !== null) speech.push({ from: began, to: at });
    if (event.type === "speech_ended" || event.type === "stream_ended") began = null;
    if (MOMENTS.includes(event.type) && at >= from && at <= to) moments.push({ at, type: event.type });
  }
  if (began !== null) speech.push({ from: began, to });
  return {
    speech: speech
      .filter((span) => span.to > from && span.from < to)
      .map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) })),
    moments,
  };
}
