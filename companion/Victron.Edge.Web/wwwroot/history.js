// history.js: draws charts. The same figures stand in tables, so without it nothing is lost.
"use strict";

const colours = ["--battery", "--solar", "--loads", "--engine", "--mains", "--muted"];
const dashes = ["solid", "dashed", "dotted"];

// So long a sample counts when none follows.
const holdMs = 60000;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A gap stays a gap: where a span is missing, the line is broken.
function broken(points, span) {
  const out = [];
  for (const point of points) {
    if (out.length > 0 && point[0] - out[out.length - 1][0] > Math.max(1.5 * span, holdMs)) {
      out.push([out[out.length - 1][0] + span, null, null, null]);
    }
    out.push(point);
  }
  return out;
}

// Lines of one chart differ by colour and by dash; those of several devices bear their names.
function lines(answer) {
  const several = new Set(answer.series.map((each) => each.device)).size > 1;
  return answer.series.flatMap((each, i) => {
    const points = broken(each.points, answer.span);
    const tint = colour(colours[i % colours.length]);
    const hidden = { type: "line", stack: `band ${i}`, stackStrategy: "all", lineStyle: { opacity: 0 }, symbol: "none", silent: true, tooltip: { show: false } };
    return [
      { ...hidden, data: points.map((point) => [point[0], point[1]]) },
      { ...hidden, areaStyle: { color: tint, opacity: 0.25 }, data: points.map((point) => [point[0], point[3] === null ? null : point[3] - point[1]]) },
      {
        type: "line",
        name: several ? `${deviceName(each.device)}: ${each.name}` : each.name,
        symbol: "none",
        color: tint,
        lineStyle: { color: tint, width: 2, type: dashes[i % dashes.length] },
        data: points.map((point) => [point[0], point[2]]),
      },
    ];
  });
}

function deviceName(address) {
  return document.querySelector(`[data-device="${CSS.escape(address)}"]`)?.textContent.trim() ?? address;
}

function options(answer, isSmall) {
  const text = colour("--text");
  const line = colour("--line");
  const unit = answer.series[0].unit;
  const series = lines(answer);
  return {
    animation: false,
    aria: { enabled: false },
    backgroundColor: colour("--card"),
    textStyle: { color: text, fontFamily: "system-ui, sans-serif" },
    legend: { data: series.filter((each) => each.name).map((each) => each.name), type: "scroll", textStyle: { color: text }, top: 0 },
    grid: { left: 56, right: 16, top: isSmall ? 32 : 48, bottom: isSmall ? 28 : 72 },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => (value === null || value === undefined ? "--" : `${Math.round(value * 1000) / 1000} ${unit}`) },
    xAxis: { type: "time", min: answer.from, max: answer.to, axisLabel: { color: text, hideOverlap: true }, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: "value", scale: true, name: isSmall ? "" : unit, splitNumber: isSmall ? 3 : 5, nameTextStyle: { color: text }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
    dataZoom: isSmall ? [] : [{ type: "inside" }, { type: "slider", height: 32, bottom: 16, textStyle: { color: text } }],
    series,
  };
}

// Moves the window of time: by a part of its length, or to another length around its middle.
function zoom(chart, move, stretch) {
  const { start, end } = chart.getOption().dataZoom[0];
  const length = Math.min(100, Math.max(0.5, (end - start) * stretch));
  const middle = Math.min(100 - length / 2, Math.max(length / 2, (start + end) / 2 + move * (end - start)));
  chart.dispatchAction({ type: "dataZoom", start: middle - length / 2, end: middle + length / 2 });
}

const tools = {
  earlier: (chart) => zoom(chart, -0.5, 1),
  later: (chart) => zoom(chart, 0.5, 1),
  closer: (chart) => zoom(chart, 0, 0.5),
  wider: (chart) => zoom(chart, 0, 2),
  picture: (chart, figure) => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ type: "png", pixelRatio: 2, excludeComponents: ["dataZoom"] });
    link.download = figure.dataset.file;
    link.click();
  },
};

// The point under the cursor of the keyboard, told when the keys rest.
function cursor(chart, figure, answer) {
  const series = answer.series[0];
  let at = series.points.length;
  let rest = 0;
  return (step) => {
    at = Math.min(series.points.length - 1, Math.max(0, at + step));
    chart.dispatchAction({ type: "showTip", seriesIndex: 2, dataIndex: broken(series.points, answer.span).indexOf(series.points[at]) });
    clearTimeout(rest);
    rest = setTimeout(() => {
      const [time, , mean] = series.points[at];
      document.querySelector("[data-spoken]").textContent = `${new Date(time).toLocaleString()}: ${series.name} ${Math.round(mean * 1000) / 1000} ${series.unit}`;
    }, 500);
  };
}

function bind(chart, figure, answer) {
  const move = cursor(chart, figure, answer);
  const keys = { ArrowLeft: () => move(-1), ArrowRight: () => move(1), "+": () => tools.closer(chart), "-": () => tools.wider(chart) };
  figure.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const bar = figure.parentElement.querySelector("[data-tools]");
  for (const button of bar.querySelectorAll("button")) {
    button.addEventListener("click", () => tools[button.dataset.tool](chart, figure));
  }
  bar.hidden = false;
}

async function read(figure) {
  const answer = await fetch(figure.dataset.chart, { cache: "no-store" });
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail);
  }
  return body;
}

// What cannot be read is told in place of the chart; one that is drawn again keeps what it has.
async function drawChart(figure) {
  const isSmall = figure.dataset.every !== undefined;
  let chart = null;
  let answer = null;
  const show = () => chart?.setOption(options(answer, isSmall), true);
  let again = 0;
  const renew = async () => {
    if (!figure.isConnected) {
      // The page was drawn anew without it.
      clearInterval(again);
      chart?.dispose();
      return;
    }
    if (document.hidden || document.body.classList.contains("paused")) {
      return;
    }
    try {
      answer = await read(figure);
    } catch (problem) {
      if (!chart) {
        figure.textContent = problem instanceof TypeError ? figure.dataset.gone : problem.message;
      }
      return;
    }
    if (!answer.series.some((each) => each.points.length > 0)) {
      figure.textContent = chart ? figure.textContent : figure.dataset.empty;
      return;
    }
    if (!chart) {
      figure.textContent = "";
      chart = echarts.init(figure, null, { renderer: "canvas" });
      new ResizeObserver(() => chart.resize()).observe(figure);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
      document.querySelector("[data-theme-switch]").addEventListener("click", () => setTimeout(show));
      if (!isSmall) {
        bind(chart, figure, answer);
      }
    }
    show();
    figure.dataset.drawn = "true";
  };
  await renew();
  if (isSmall) {
    again = setInterval(renew, Number(figure.dataset.every) * 1000);
    document.addEventListener("visibilitychange", renew);
  }
}

function drawAll() {
  for (const figure of document.querySelectorAll("[data-chart]:not([data-begun])")) {
    figure.dataset.begun = "true";
    drawChart(figure);
  }
}

document.addEventListener("drawn", drawAll);
drawAll();
