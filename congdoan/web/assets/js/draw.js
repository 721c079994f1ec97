// Draws a chart from the JSON beside it, in the colours of the page.
//   {kind: "bar" | "line" | "pie", labels, series: [{name, values, target}], unit, stacked}
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const show = (unit) => (value) =>
  value == null || value === "-" ? "–" : value.toLocaleString("vi-VN") + (unit ? ` ${unit}` : "");

function palette() {
  return [token("brand"), token("chart-2"), token("chart-3"), token("chart-4"), token("edge")];
}

function shared(chart) {
  return {
    color: palette(),
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 150,
    textStyle: { fontFamily: token("font"), color: token("quiet") },
    legend: {
      show: chart.series.length > 1 || chart.kind === "pie", top: 0, left: 0, icon: "roundRect",
      itemWidth: 10, itemHeight: 10, textStyle: { color: token("quiet") },
    },
    // Drawn on the canvas: markup with style attributes is refused by the content security policy.
    tooltip: {
      renderMode: "richText", trigger: chart.kind === "pie" ? "item" : "axis", valueFormatter: show(chart.unit),
      backgroundColor: token("raised"), borderColor: token("line"), textStyle: { color: token("ink"), fontSize: 13 },
    },
  };
}

function target(one, flat) {
  if (one.target == null) return {};
  return {
    markLine: {
      silent: true, symbol: "none", data: [{ [flat ? "xAxis" : "yAxis"]: one.target }], lineStyle: { color: token("ink"), type: "dashed" },
      label: { formatter: ({ value }) => show()(value), color: token("ink"), position: flat ? "end" : "insideStartTop" },
    },
  };
}

/** Names of units are long: bars then lie, with the names beside them. */
const lying = (chart) => chart.kind === "bar" && chart.labels.some((label) => label.length > 10);

function axes(chart) {
  const line = { lineStyle: { color: token("line") } };
  const flat = lying(chart);
  const names = {
    type: "category", data: chart.labels, inverse: flat, axisTick: { show: false }, axisLine: line,
    axisLabel: { color: token("quiet"), hideOverlap: !flat, ...(flat ? { width: 150, overflow: "truncate" } : {}) },
  };
  const values = { type: "value", splitLine: line, splitNumber: flat ? 4 : 5, axisLabel: { color: token("quiet"), formatter: show() } };
  return {
    grid: { left: 4, right: 16, top: chart.series.length > 1 ? 36 : 16, bottom: 4, containLabel: true },
    xAxis: flat ? values : names,
    yAxis: flat ? names : values,
    series: chart.series.map((one) => ({
      type: chart.kind, name: one.name, data: one.values, barMaxWidth: flat ? 14 : 28, symbol: "circle", symbolSize: 6, lineStyle: { width: 2 },
      stack: chart.stacked ? "all" : undefined, itemStyle: { borderRadius: chart.kind === "bar" ? 2 : 0 }, ...target(one, flat),
    })),
  };
}

function pie(chart) {
  const data = chart.labels.map((name, place) => ({ name, value: chart.series[0].values[place] }));
  return {
    series: [{
      type: "pie", radius: ["52%", "78%"], center: ["50%", "56%"], data, label: { show: false },
      itemStyle: { borderColor: token("paper"), borderWidth: 2 },
    }],
  };
}

/** Draws into the box, and again when the theme or the width changes. */
export function draw(box) {
  const chart = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const drawn = init(box);
  const paint = () => drawn.setOption({ ...shared(chart), ...(chart.kind === "pie" ? pie(chart) : axes(chart)) }, true);
  paint();
  new ResizeObserver(() => drawn.resize()).observe(box);
  addEventListener("theme", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
}
