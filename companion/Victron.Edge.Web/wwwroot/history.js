// history.js: draws the charts of the history page. The same figures stand in the tables below them.
"use strict";

const colours = ["--battery", "--solar", "--loads", "--engine", "--mains", "--muted"];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A gap stays a gap: where a span is missing, the line is broken.
function broken(points, span) {
  const out = [];
  for (const point of points) {
    if (out.length > 0 && point[0] - out[out.length - 1][0] > 1.5 * span) {
      out.push([out[out.length - 1][0] + span, null, null, null]);
    }
    out.push(point);
  }
  return out;
}

function options(answer) {
  const text = colour("--text");
  const line = colour("--line");
  const series = [];
  answer.series.forEach((each, i) => {
    const points = broken(each.points, answer.span);
    const tint = colour(colours[i % colours.length]);
    const hidden = { lineStyle: { opacity: 0 }, symbol: "none", silent: true, tooltip: { show: false } };
    series.push({ ...hidden, type: "line", stack: `band ${i}`, stackStrategy: "all", data: points.map((point) => [point[0], point[1]]) });
    series.push({
      ...hidden,
      type: "line",
      stack: `band ${i}`,
      stackStrategy: "all",
      areaStyle: { color: tint, opacity: 0.25 },
      data: points.map((point) => [point[0], point[3] === null ? null : point[3] - point[1]]),
    });
    series.push({ type: "line", name: each.name, symbol: "none", color: tint, lineStyle: { color: tint, width: 2 }, data: points.map((point) => [point[0], point[2]]) });
  });
  const unit = answer.series[0].unit;
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { color: text, fontFamily: "system-ui, sans-serif" },
    legend: { data: answer.series.map((each) => each.name), textStyle: { color: text }, top: 0 },
    grid: { left: 56, right: 16, top: 48, bottom: 72 },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => (value === null || value === undefined ? "--" : `${Math.round(value * 1000) / 1000} ${unit}`) },
    xAxis: { type: "time", min: answer.from, max: answer.to, axisLabel: { color: text, hideOverlap: true }, axisLine: { lineStyle: { color: line } } },
    yAxis: { type: "value", scale: true, name: unit, nameTextStyle: { color: text }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } },
    dataZoom: [{ type: "inside" }, { type: "slider", height: 32, bottom: 16, textStyle: { color: text } }],
    series,
  };
}

async function drawChart(figure) {
  const answer = await (await fetch(figure.dataset.chart)).json();
  const chart = echarts.init(figure, null, { renderer: "canvas" });
  const show = () => chart.setOption(options(answer), true);
  show();
  new ResizeObserver(() => chart.resize()).observe(figure);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.querySelector("[data-theme-switch]").addEventListener("click", () => setTimeout(show));
  figure.dataset.drawn = "true";
}

for (const figure of document.querySelectorAll("[data-chart]")) {
  drawChart(figure);
}
