// Draws the figures of the page's table, so that chart and table cannot differ.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const rows = [...document.querySelectorAll("#hours tbody tr")];
  const hours = rows.map((row) => row.dataset.hour);
  const numbers = (name) => rows.map((row) => (row.dataset[name] === "" ? null : Number(row.dataset[name])));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = getComputedStyle(document.body).fontFamily;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const common = {
    animation: !calm,
    textStyle: { fontFamily: font, fontSize: 13 },
    grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: { type: "category", data: hours, axisLabel: { color: colour("--bw-soft") } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: colour("--bw-soft") } },
  };
  const charts = {
    closed: { ...common, series: [{ name: "Closed", type: "bar", data: numbers("closed"), itemStyle: { color: colour("--bw-hold") } }] },
    waits: {
      ...common,
      legend: { top: 0, left: 0, data: ["Half waited at most", "95% waited at most"] },
      series: [
        { name: "Half waited at most", type: "line", symbol: "circle", data: numbers("p50"), color: colour("--bw-admit") },
        { name: "95% waited at most", type: "line", symbol: "diamond", symbolSize: 8, data: numbers("p95"), color: colour("--bw-refuse"), lineStyle: { type: "dashed" } },
      ],
    },
  };
  for (const place of document.querySelectorAll("[data-chart]")) {
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(charts[place.dataset.chart]);
    new ResizeObserver(() => chart.resize()).observe(place);
  }
});
