// How sure a crossing is: from which confidence on it counts, and how the page shows the others.

import { h } from "./dom.js";
import { t } from "./text.js";

/** From this confidence on a crossing counts as sure. */
export const SURE = 0.5;

/** Whether a crossing is less sure; absent or 0 where it is not known, as of earlier versions. */
export const isUnsure = (confidence) => confidence > 0 && confidence < SURE;

/** 3 unsure, beside a number that does not have them; nothing if there are none. */
export const unsureNote = (number) =>
  number
    ? h(
        "small.unsure",
        { title: t("Not counted: how sure these crossings are is below {limit}", { limit: SURE }) },
        t("{n} unsure", { n: number }),
      )
    : null;
