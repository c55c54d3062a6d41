// Calls the gateway. Failures are problem details (RFC 9457).

import { t } from "./text.js";

/** No call waits longer: what takes longer is down, and the page says so. */
const PATIENCE_MS = 10000;

export class Problem extends Error {
  constructor(body, status) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    if (error.name === "TimeoutError")
      throw new Problem(
        { detail: t("The gateway has not answered for 10 s. What was asked for may still be carried out.") },
        504,
      );
    throw new Problem({ detail: t("Cannot reach the gateway.") }, 0);
  }
  if (!response.ok) {
    throw new Problem(await response.json().catch(() => ({})), response.status);
  }
  return response.status === 204 ? null : response.json();
}

export const get = (path) => call("GET", path);
export const post = (path, body) => call("POST", path, body);
export const put = (path, body) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path);

/** ?a=1&b=2 of what is set. */
export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "" && value !== null && value !== undefined) search.set(name, value);
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** Most entries that a page of a list has. */
const PAGE = 500;

/** All entries of a list, page by page. */
export async function pages(path, parameters, field) {
  const all = [];
  for (let cursor = null; cursor !== ""; ) {
    const answer = await get(`${path}${query({ ...parameters, limit: PAGE, cursor })}`);
    all.push(...answer[field]);
    cursor = answer.next_cursor ?? "";
  }
  return all;
}

/** Does work for all items, for a few at a time: the gateway refuses a client that asks for many pictures at once. */
export async function fewAtATime(items, work) {
  const results = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [i, item] of waiting) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}
