// app.js: brings the open page up to date. Without it the page still shows what was true when it was loaded.
"use strict";

const words = JSON.parse(document.body.dataset.words);
const spokenPlace = document.querySelector("[data-spoken]");
const lost = document.querySelector("[data-lost]");
let events = null;
let lastNews = Date.now();
let isPaused = false;
let isDrawing = false;
let isWaiting = false;

function apply(texts) {
  for (const [place, text] of Object.entries(texts)) {
    for (const element of document.querySelectorAll(`[data-live="${CSS.escape(place)}"]`)) {
      if (element.textContent !== text) {
        element.textContent = text;
      }
    }
  }
}

// Which lines there are has changed: takes the new page and leaves scrolling, focus and open parts as they are. Then it listens anew,
// with the shape it was drawn in: what came meanwhile may have gone into the page that was replaced.
async function draw() {
  if (isDrawing || isPaused) {
    return;
  }
  isDrawing = true;
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (isPaused) {
      return;
    }
    const open = [...document.querySelectorAll("main details")].map((part) => part.open);
    const focused = focusedPart();
    const before = offline();
    const calling = alarms();
    document.title = page.title;
    document.body.dataset.shape = page.body.dataset.shape;
    keepParts(page);
    document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
    document.querySelector(".rail").replaceChildren(...page.querySelector(".rail").childNodes);
    document.querySelector("nav a[href='/alarms']")?.replaceWith(page.querySelector("nav a[href='/alarms']"));
    document.querySelectorAll("main details").forEach((part, i) => (part.open = open[i] ?? part.open));
    if (focused) {
      document.querySelector(focused)?.focus({ preventScroll: true });
    }
    speak(before, offline(), alarms().filter((alarm) => !calling.some((known) => known.number === alarm.number)));
    tell();
    document.dispatchEvent(new Event("drawn"));
  } catch {
    // Listening anew tells whether the page still has to be drawn.
  } finally {
    isDrawing = false;
    listen();
  }
}

// A chart or a log that stands already goes on in the new page; a page that had none does not have what draws them.
function keepParts(page) {
  for (const part of page.querySelectorAll("main [data-keep]")) {
    const known = document.querySelector(`main [data-keep="${CSS.escape(part.dataset.keep)}"]`);
    if (known) {
      part.replaceWith(known);
    } else if (!window.echarts) {
      location.reload();
      return;
    }
  }
}

// Finds what has the focus again in a new page: the same link may stand in the rail and in the page.
function focusedPart() {
  const part = document.activeElement;
  const place = part?.closest("main") ? "main" : part?.closest(".rail") ? ".rail" : null;
  const href = part?.getAttribute("href");
  return !place || part.matches("main") ? null : href ? `${place} a[href="${CSS.escape(href)}"]` : `${place} ${part.localName}`;
}

function offline() {
  return [...document.querySelectorAll(".tile.offline h2")].map((name) => name.textContent.trim());
}

function alarms() {
  return [...document.querySelectorAll("[data-alarm]")].map((place) => ({ number: place.dataset.alarm, text: (place.querySelector("h2") ?? place).textContent.trim() }));
}

function speak(before, now, called) {
  const gone = now.filter((name) => !before.includes(name)).map((name) => say(words.gone, name));
  const back = before.filter((name) => !now.includes(name)).map((name) => say(words.back, name));
  const said = [...gone, ...back, ...called.map((alarm) => say(words.alarm, alarm.text))];
  if (said.length > 0) {
    spokenPlace.textContent = said.join(", ");
  }
}

// Texts come with the page, in its language; a name may have any signs in it.
function say(text, part) {
  return text.replace("{0}", () => part);
}

// How work that this page waited for has ended.
function tell() {
  const outcome = document.querySelector("[data-outcome]");
  if (isWaiting && outcome) {
    spokenPlace.textContent = outcome.textContent;
    outcome.scrollIntoView({ block: "nearest" });
  }
}

// Work of the companion goes on: the page says how far it is until it is done.
function wait() {
  const goesOn = document.querySelector("main [data-work]") !== null;
  if (goesOn && !document.hidden) {
    isWaiting = true;
    draw();
  } else if (!goesOn) {
    isWaiting = false;
  }
}

// One step of a number, to the next one that the setting can have.
function step(input, by) {
  const size = Number(input.dataset.size);
  const value = Number(input.value.trim().replace(",", ".").replace("\u2212", "-"));
  if (input.value.trim() === "" || !Number.isFinite(value)) {
    return;
  }
  const low = Number(input.dataset.low ?? -Infinity);
  const high = Number(input.dataset.high ?? Infinity);
  const next = Math.min(high, Math.max(low, (Math.round(value / size) + by) * size));
  input.value = next.toFixed((input.dataset.size.split(".")[1] ?? "").length);
}

document.body.classList.add("scripted");
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) {
    step(button.parentElement.querySelector("[data-size]"), Number(button.dataset.step));
  }
});
document.addEventListener("keydown", (event) => {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (by && event.target.matches?.("input[data-size]")) {
    event.preventDefault();
    step(event.target, by);
  }
});

function listen() {
  events?.close();
  const scope = document.body.dataset.scope;
  if (!scope || isPaused) {
    return;
  }
  events = new EventSource(`/live?scope=${encodeURIComponent(scope)}&shape=${document.body.dataset.shape}`);
  events.addEventListener("texts", (event) => {
    heard();
    apply(JSON.parse(event.data));
  });
  events.addEventListener("shape", () => {
    heard();
    draw();
  });
}

function heard() {
  lastNews = Date.now();
  if (!lost.hidden) {
    lost.hidden = true;
    document.body.classList.remove("stale");
    draw();
  }
}

// Ages change every second, so silence means that the companion is gone.
function watch() {
  if (isPaused || document.hidden || !document.body.dataset.scope) {
    return;
  }
  if (Date.now() - lastNews > 5000) {
    if (lost.hidden) {
      lost.textContent = say(words.lost, new Date(lastNews).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
      lost.hidden = false;
      document.body.classList.add("stale");
    }
    if (!events || events.readyState === EventSource.CLOSED) {
      listen();
    }
  }
}

function theme(name) {
  const root = document.documentElement;
  if (name === "auto") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = name;
  }
  for (const button of themeSwitches) {
    button.textContent = words[name] ?? words.auto;
  }
}

function remembered() {
  try {
    return localStorage.getItem("theme") ?? "auto";
  } catch {
    return "auto";
  }
}

// In the rail, and on a phone under More.
const themeSwitches = document.querySelectorAll("[data-theme-switch]");
for (const button of themeSwitches) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = { auto: "light", light: "dark", dark: "auto" }[remembered()] ?? "auto";
    try {
      localStorage.setItem("theme", next);
    } catch {
      // A browser that keeps nothing shows the theme until the page is left.
    }
    theme(next);
  });
}
theme(remembered());

const pause = document.querySelector("[data-pause]");
pause.hidden = !document.body.dataset.scope;
pause.addEventListener("click", () => {
  isPaused = !isPaused;
  pause.setAttribute("aria-pressed", String(isPaused));
  document.body.classList.toggle("paused", isPaused);
  pause.textContent = isPaused ? words.goOn : words.pause;
  lastNews = Date.now();
  listen();
});

document.addEventListener("visibilitychange", () => {
  // A page that shows nothing live may hold what somebody has begun to fill in.
  if (!document.hidden && document.body.dataset.scope) {
    lastNews = Date.now();
    listen();
    draw();
  }
});
setInterval(watch, 1000);
setInterval(wait, 700);
listen();
