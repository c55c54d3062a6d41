// The session, where the gateway requires a token: it is kept in a cookie.

import { get, post, remove } from "./api.js";

const KEY = "signed-in";

export const isSignedIn = () => localStorage.getItem(KEY) !== null;

/** Shows the gateway a token. */
export async function signIn(token) {
  await post("v1/session", { token });
  localStorage.setItem(KEY, "yes");
}

export async function signOut() {
  localStorage.removeItem(KEY);
  await remove("v1/session");
}

/** What the caller may do: "operator" or "viewer". */
export const role = async () => (isSignedIn() ? (await get("v1/session")).role : "operator");
