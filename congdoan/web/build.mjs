// Builds assets/ and the pinned packages into static/built/: one stylesheet, small modules, fonts, icons.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const OUT = "static/built";
const OUTLINE = "node_modules/@tabler/icons/icons/outline";

/** Each name in icons.json with its drawing as one path, which pages hold themselves: a table with hundreds of
 * marks is drawn in two thirds of the time that <use> of a shared file takes. */
async function icons() {
  const names = JSON.parse(await readFile("assets/icons.json", "utf8"));
  const drawn = Object.entries(names).map(async ([name, drawing]) => {
    const svg = await readFile(`${OUTLINE}/${drawing}.svg`, "utf8");
    return [name, [...svg.matchAll(/<path d="(M[^"]*)"/g)].map(([, path]) => path).join("")];
  });
  await writeFile(`${OUT}/icons.json`, JSON.stringify(Object.fromEntries(await Promise.all(drawn))));
}

/** The country's map in one file: a shape for each province of 2024, drawn by name from any page with <use>. */
async function map() {
  const { default: vietnam } = await import("@svg-maps/vietnam");
  const shapes = vietnam.locations.map(({ id, path }) => `<path id="${id}" d="${path}"/>`);
  await writeFile(`${OUT}/vietnam.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${vietnam.viewBox}">${shapes.join("")}</svg>`);
}

async function sizes() {
  for (const name of (await readdir(OUT)).sort()) {
    if (!/\.(css|js|json|svg)$/.test(name)) continue;
    const bytes = await readFile(`${OUT}/${name}`);
    console.log(name.padEnd(28), `${(gzipSync(bytes).length / 1024).toFixed(1)} KB gzip`);
  }
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const shared = { bundle: true, minify: true, target: ["chrome109", "firefox115", "safari16.4"], logLevel: "warning" };
await build({
  ...shared,
  entryPoints: { app: "assets/css/app.css" },
  outdir: OUT,
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
});
// theme.js alone is no module: it must run before the first paint.
await build({ ...shared, entryPoints: { theme: "assets/js/theme.js" }, outdir: OUT, format: "iife" });
await build({
  ...shared,
  entryPoints: { app: "assets/js/app.js" },
  outdir: OUT,
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
});
await icons();
await map();
await sizes();
