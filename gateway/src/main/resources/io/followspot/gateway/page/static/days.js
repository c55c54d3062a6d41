// Days in local time, which have 23 to 25 hours where the clock is changed.

/** The midnight that a day begins with, some days off. */
export const midnight = (date, days = 0) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);

/** The same time of the day, some days off. */
export const sameTime = (date, days) =>
  new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() + days,
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );

/** 2026-11-28 */
export const dayText = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

/** The midnight of 2026-11-28; null if it is no day. */
export function dayOf(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? "");
  if (!parts) return null;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return dayText(date) === text ? date : null;
}

/** The last microsecond before a time, for a range that does not include it. */
export const justBefore = (date) => new Date(date - 1).toISOString().replace("Z", "999Z");

/** The hours of a day, or the days of a week: when each begins, in milliseconds since 1970. */
export function hoursOf(day) {
  const slots = [];
  for (let t = Number(day); t < midnight(day, 1); t += 3600_000) slots.push(t);
  return slots;
}

export const daysUntil = (day, count) => Array.from({ length: count }, (_, i) => Number(midnight(day, i + 1 - count)));

/** Length of the buckets that sum up to hours of the local time, in seconds: some zones are off by quarters of an hour. */
export const bucketSeconds = () => (new Date().getTimezoneOffset() % 60 ? 900 : 3600);
