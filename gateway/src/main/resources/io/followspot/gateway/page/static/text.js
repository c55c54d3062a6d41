// The page's texts in the language of its visitor. In the code a text stands in English; texts/ has the others.

/** The languages that there is a catalogue of, each by its own name. */
export const LANGUAGES = { en: "English", zh: "简体中文" };

const KEY = "language";

/** Chosen on the page, or the first of the browser's that there is a catalogue of. */
export const language = [localStorage.getItem(KEY), ...navigator.languages.map(baseOf)].find(isKnown) ?? "en";

/** For numbers and dates: the browser's variant of the language, as en-GB. */
export const locale = navigator.languages.find((tag) => baseOf(tag) === language) ?? language;

const numbers = new Intl.NumberFormat(locale);
const english = catalogue("en");
/** English last: it stands in for what a catalogue lacks. */
const catalogues = await Promise.all(language === "en" ? [english] : [catalogue(language), english]);

document.documentElement.lang = language;

/**
 * A text in the visitor's language.
 *
 * @param text in English; {name} stands for a value, {count} also chooses the plural form
 * @param values by their names; numbers are written as the language does
 */
export function t(text, values = {}) {
  return formOf(text, values.count).replace(/\{(\w+)\}/g, (_, name) => said(values[name]));
}

/** The same around elements, as the children of h(): {name} stands for an element. */
export function parts(text, elements) {
  return formOf(text, elements.count)
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 ? said(elements[part]) : part));
}

/** Several texts in a row, as in "2 persons, 1 car". */
export const listed = (texts) => texts.join(t(", "));

/** Keeps the choice of a language in this browser; it applies from the next load of the page on. */
export const chooseLanguage = (code) => localStorage.setItem(KEY, code);

const said = (value) => (typeof value === "number" ? numbers.format(value) : value);

function formOf(text, count) {
  const { texts, plurals } = catalogues.find((one) => text in one.texts) ?? { texts: {} };
  const form = texts[text] ?? text;
  return typeof form === "string" ? form : (form[plurals.select(count)] ?? form.other);
}

async function catalogue(code) {
  const plurals = new Intl.PluralRules(code);
  try {
    const answer = await fetch(new URL(`texts/${code}.json`, import.meta.url));
    return { texts: answer.ok ? await answer.json() : {}, plurals };
  } catch {
    return { texts: {}, plurals };
  }
}

function isKnown(code) {
  return code !== null && Object.hasOwn(LANGUAGES, code);
}

function baseOf(tag) {
  return tag.toLowerCase().split("-")[0];
}
