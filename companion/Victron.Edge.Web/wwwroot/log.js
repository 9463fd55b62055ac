// log.js: shows what goes between a device and the companion, the last lines of it.
"use strict";

const linesMax = 2000;
const log = document.querySelector("[data-log]");
const list = log.querySelector("[data-log-lines]");
const filter = log.querySelector("[data-log-filter]");
const hold = log.querySelector("[data-log-hold]");
const told = log.querySelector("[data-log-told]");
const source = new EventSource(log.dataset.log);
let waiting = [];
let isHeld = false;

function isWanted(line) {
  return line.textContent.toLowerCase().includes(filter.value.trim().toLowerCase());
}

function lineOf([time, topic, text]) {
  const line = document.createElement("li");
  for (const [name, words] of [["time", time], ["code", topic], ["span", text]]) {
    const part = document.createElement(name);
    part.textContent = words;
    line.append(part, " ");
  }
  line.hidden = !isWanted(line);
  return line;
}

// Stays at the newest line unless somebody has gone back to an older one.
function add(lines) {
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  list.append(...lines.map(lineOf));
  while (list.childElementCount > linesMax) {
    list.firstElementChild.remove();
  }
  if (isAtEnd) {
    list.scrollTop = list.scrollHeight;
  }
}

source.addEventListener("line", (event) => {
  const line = JSON.parse(event.data);
  if (isHeld) {
    waiting = [...waiting, line].slice(-linesMax);
  } else {
    add([line]);
  }
});

filter.addEventListener("input", () => {
  for (const line of list.children) {
    line.hidden = !isWanted(line);
  }
});

hold.addEventListener("click", () => {
  isHeld = !isHeld;
  hold.setAttribute("aria-pressed", String(isHeld));
  if (!isHeld) {
    add(waiting);
    waiting = [];
  }
});

// A page that came without TLS may not write to the clipboard: then the lines are selected for the keys of the system.
log.querySelector("[data-log-copy]").addEventListener("click", async () => {
  const text = [...list.children].filter((line) => !line.hidden).map((line) => line.textContent.trim()).join("\n");
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = log.dataset.copied;
  } catch {
    getSelection().selectAllChildren(list);
    told.textContent = log.dataset.selected;
  }
});
