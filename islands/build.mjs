/* Builds what the browser gets: one style sheet, one script, the fonts. */
import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../src/mostura/shell/static/shell/built");

await rm(built, { recursive: true, force: true });
const result = await build({
  entryPoints: [
    { in: here("main.ts"), out: "mostura" },
    { in: here("styles/main.css"), out: "mostura" },
  ],
  outdir: built,
  assetNames: "fonts/[name]",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  legalComments: "eof",
  metafile: true,
  logLevel: "warning",
});
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  console.log(`${String(Math.ceil(output.bytes / 1024)).padStart(5)} kB  ${path}`);
}
