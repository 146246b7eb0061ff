// Turns by fetch: neither history, nor form restore, nor the browser's session files keep a word.
// Everything here is an addition; each form works without it. Every sentence shown stands in the page already.

const FIVE_MINUTES = 300;
let busy = false;
let timers = [];
let chime = null;

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => within.querySelectorAll(selector);
const later = (seconds, act) => timers.push(setTimeout(act, Math.max(0, seconds) * 1000));

function say(text) {
  const spoken = find("#spoken");
  if (spoken) spoken.textContent = text;
}

// --- a turn ---------------------------------------------------------------------------------------------------------

function filled(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.append(button.name, button.value);
  if (find("[data-hint]:not([hidden])")) fields.append("checked", "yes"); // the hint was seen here, before sending
  return new URLSearchParams(fields);
}

async function submitted(event) {
  const { target: form, submitter: button } = event;
  event.preventDefault();
  if (busy) return;
  const action = button?.getAttribute("formaction") || form.getAttribute("action");
  busy = true;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(action, { method: "POST", body: filled(form, button), cache: "no-store", redirect: "error" });
    if (answer.headers.get("content-disposition")) return download(answer, await answer.blob());
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (form.id === "room" && answer.ok) keepRoom(page);
    else if (answer.ok || answer.status === 410 || find("main form", page)) show(page);
    else say(find("main .lead", page)?.textContent ?? answer.status);
  } catch {
    say(find("#spoken")?.dataset.lost ?? "");
  } finally {
    busy = false;
    form.removeAttribute("aria-busy");
  }
}

function show(page) {
  all("noscript", page).forEach((each) => each.remove());
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  prepare();
  scrollTo(0, 0);
  (find("[role=alert]") ? find("main") : find("#invitation") ?? find("main")).focus({ preventScroll: true });
}

// An empty turn renews the session; what stands in the fields stays where it is.
function keepRoom(page) {
  for (const name of ["token", "version", "stamp"]) {
    const fresh = find(`#room [name=${name}]`, page);
    all(`[name=${name}]`).forEach((each) => (fresh ? (each.value = fresh.value) : each.remove()));
  }
  find("#room").dataset.waits = find("#room", page).dataset.waits;
  watchRoom();
  say(find("main .notice p", page)?.textContent ?? "");
}

function download(answer, blob) {
  const name = /filename="([\w.-]+)"/.exec(answer.headers.get("content-disposition"))?.[1] ?? "mirror";
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  later(60, () => URL.revokeObjectURL(link.href));
}

function watchRoom() {
  const room = find("#room");
  room.hidden = true;
  later(room.dataset.waits - FIVE_MINUTES, () => {
    room.hidden = false;
    say(find("#spoken").dataset.near);
  });
}

// --- what is better left out: the twin of guide/safety/sensitive.py -------------------------------------------------

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
const DATE = new RegExp(
  String.raw`\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2}` +
    String.raw`|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?${MONTH},? (?:19|20)\d\d|${MONTH} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)\b`,
  "gi",
);
const EMAIL = /[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,4}/u;
const FULL_NAME = /(?<![\p{L}\p{N}_])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{1,20} [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]{1,20}(?![\p{L}\p{N}_])/u;
const DIGITS = /\+?\(?\d(?:[ ().\-/]{0,2}\d){6,24}/g;
const STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])\d{1,5}[a-z]? (?:[A-ZÀ-Þ][\p{L}\p{N}_'’.-]{1,20} ){1,3}` +
    String.raw`(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|boulevard|blvd|court|ct|place|pl|square|terrace|close)(?![\p{L}\p{N}_])` +
    String.raw`|(?<![\p{L}\p{N}_])[A-ZÀ-Þ][\p{L}\p{N}_-]{1,30}(?:straße|strasse|str\.|weg|platz|gasse|allee) \d{1,4}[a-z]?(?![\p{L}\p{N}_])` +
    String.raw`|(?<![\p{L}\p{N}_])\d{1,4},? (?:rue|avenue|boulevard|place|calle|via) (?:de |du |des |la |del |della )?[A-ZÀ-Þ]`,
  "iu",
);

function luhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = digit * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isYears = (run) => run.match(/\d+/g).every((part) => /^(?:18|19|20)\d\d$/.test(part));
const runs = (words) => (words.match(DIGITS) ?? []).filter((run) => !isYears(run)).map((run) => run.replace(/\D/g, ""));

export function looksSensitive(words) {
  const dateless = words.replace(DATE, " ");
  if (EMAIL.test(words)) return "email";
  if (runs(words).some((run) => run.length >= 13 && run.length <= 19 && luhn(run))) return "card";
  if (runs(dateless).some((run) => run.length >= 7 && run.length <= 15)) return "phone";
  if (STREET.test(words)) return "street";
  return dateless !== words && FULL_NAME.test(words) ? "name-and-date" : "";
}

function hint({ target: field }) {
  const hints = find("#hints");
  if (!hints || !field.matches?.("[data-watch]")) return;
  const limit = Number(hints.dataset.limit);
  const length = field.value.length < limit / 2 ? 0 : [...field.value].length;
  const kind = length > limit ? "over" : length > limit - 500 ? "long" : looksSensitive(field.value);
  all("[data-hint]", hints).forEach((each) => (each.hidden = each.dataset.hint !== kind));
}

// --- a pause --------------------------------------------------------------------------------------------------------

function keepQuiet(quiet) {
  const seconds = quiet.dataset.quiet * 60;
  const tell = (which) => all("[data-told]", quiet).forEach((each) => (each.hidden = each.dataset.told !== which));
  find("[data-quiet-ways]", quiet).hidden = false;
  if (!seconds) return;
  tell("begun");
  later(seconds * 0.5, () => tell("half"));
  later(seconds * 0.85, () => tell("nearly"));
  later(seconds, () => {
    tell("over");
    say(find("[data-told=over]", quiet).textContent);
    chime?.();
  });
}

function tone() {
  const sound = new AudioContext();
  return () => {
    const [voice, swell] = [sound.createOscillator(), sound.createGain()];
    voice.frequency.value = 264;
    swell.gain.setValueAtTime(0, sound.currentTime);
    swell.gain.linearRampToValueAtTime(0.12, sound.currentTime + 0.6);
    swell.gain.linearRampToValueAtTime(0, sound.currentTime + 3);
    voice.connect(swell).connect(sound.destination);
    voice.start();
    voice.stop(sound.currentTime + 3);
  };
}

function pressed({ target }) {
  if (target.matches("[data-print]")) return print();
  if (!target.matches("[data-hold], [data-tone]")) return;
  const on = target.getAttribute("aria-pressed") !== "true";
  target.setAttribute("aria-pressed", String(on));
  if (target.matches("[data-hold]")) find("main .light").classList.toggle("still", on);
  else chime = on ? tone() : null;
}

// --- the page -------------------------------------------------------------------------------------------------------

function prepare() {
  timers.forEach(clearTimeout);
  timers = [];
  chime = null;
  all("[data-print]").forEach((each) => (each.hidden = false));
  if (find("#room")) watchRoom();
  if (find("[data-quiet]")) keepQuiet(find("[data-quiet]"));
}

// Leaving the page lets the session go at once, and leaves no page behind for the Back button to show.
function left() {
  const room = find("#room");
  if (!room) return;
  navigator.sendBeacon(room.action.replace(/turn$/, "end"), filled(room, null));
  document.body.replaceChildren();
}

document.addEventListener("submit", submitted);
document.addEventListener("input", hint);
document.addEventListener("click", pressed);
addEventListener("pagehide", left);
addEventListener("pageshow", (event) => event.persisted && location.reload());
prepare();
