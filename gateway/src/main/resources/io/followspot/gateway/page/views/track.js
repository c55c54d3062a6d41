import { h } from "../dom.js";
export default async function view() { return h("div.empty", {}, "…"); }
