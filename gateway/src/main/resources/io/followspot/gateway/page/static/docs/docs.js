// The reference of both interfaces: the HTTP API by Swagger UI, the Kafka topics from the AsyncAPI document.

import { get } from "../api.js";
import { empty, h, snippet } from "../dom.js";
import { translateDocument } from "../language.js";
import { parts, t } from "../text.js";

translateDocument();

const http = document.getElementById("http-api");
const topics = document.getElementById("topics");

/** The theme that was chosen on the main page. */
const theme = localStorage.getItem("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.classList.toggle("dark-mode", isDark);

function show() {
  const kafka = location.hash.startsWith("#kafka");
  http.hidden = kafka;
  topics.hidden = !kafka;
  for (const link of document.querySelectorAll(".bar nav a"))
    (link.hash === "#kafka") === kafka
      ? link.setAttribute("aria-current", "page")
      : link.removeAttribute("aria-current");
  const chosen = location.hash.match(/^#kafka\/([\w.-]+)$/)?.[1];
  if (chosen) document.getElementById(`topic-${chosen}`)?.scrollIntoView();
}

async function fillTopics() {
  const { info, channels, components } = await get("../asyncapi.json");
  topics.replaceChildren(
    h(
      "div.head",
      {},
      h("div", {}, h("h1", {}, info.title), ...info.description.split(/\n\n+/).map((text) => h("p", {}, text))),
      h("a.button", { href: "../asyncapi.yaml", download: "asyncapi.yaml" }, "asyncapi.yaml"),
    ),
    ...Object.values(channels).map((channel) => topic(channel, components)),
  );
}

/** What a reference points to. */
const named = (reference, of) => of[reference.$ref.split("/").at(-1)];

function topic(channel, { messages, schemas }) {
  const [message] = Object.values(channel.messages).map((reference) => named(reference, messages));
  const key = message.bindings?.kafka?.key;
  return h(
    "section.panel.topic",
    { id: `topic-${channel.address}`, "aria-label": channel.address },
    h(
      "header",
      {},
      h("h2.mono", {}, h("a", { href: `#kafka/${channel.address}` }, channel.address)),
      h("span.chip", {}, channel["x-guarantee"]),
    ),
    h(
      "div.body.stack.tight",
      {},
      h("p", {}, channel.description),
      h("p.muted", {}, valueOf(message, key && named(key, schemas).description)),
      h(
        "details",
        {},
        h("summary", {}, message["x-proto"].split("/").at(-1)),
        h("pre", { tabindex: 0 }, declared(message)),
      ),
      snippet(`kafka-console-consumer.sh --bootstrap-server HOST:9092 --topic ${channel.address}`),
    ),
  );
}

function valueOf({ name }, key) {
  const value = h("b", {}, name);
  return key ? parts("Value: {value}. Key: {key}", { value, key }) : parts("Value: {value}", { value });
}

/** The declaration of the message itself first, then the whole file. */
function declared({ name, payload }) {
  const lines = payload.schema.split("\n");
  const at = lines.findIndex((line) => line.startsWith(`message ${name} {`));
  let from = at;
  while (lines[from - 1]?.startsWith("//")) from--;
  const to = lines.findIndex((line, i) => i > at && line === "}");
  return at < 0 ? payload.schema : lines.slice(from, to + 1).join("\n");
}

SwaggerUIBundle({
  url: "../openapi.json",
  domNode: http,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  validatorUrl: null,
});
window.addEventListener("hashchange", show);
show();
fillTopics()
  .then(show)
  .catch((problem) => topics.replaceChildren(empty(t("Cannot show the topics"), h("p", {}, problem.message))));
