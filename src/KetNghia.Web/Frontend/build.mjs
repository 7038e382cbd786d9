// Builds wwwroot/lib: site.css, site.js, icons.svg, favicon.svg. Run by the web project's build; needs nothing but the packages of package.json.
import { build, transform } from "esbuild";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import { mkdir, readFile, readdir, writeFile, copyFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../..");
const out = resolve(here, "../wwwroot/lib");
const require = createRequire(import.meta.url);
const target = ["chrome64", "firefox67", "safari12"];
const budgetKb = 60;

async function filesUnder(folder, extensions) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (["node_modules", "bin", "obj", "wwwroot", ".git"].includes(entry.name)) {
      continue;
    }
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      found.push(...(await filesUnder(path, extensions)));
    } else if (extensions.includes(extname(entry.name))) {
      found.push(path);
    }
  }
  return found;
}

// Everything that can name a class: pages, tag helpers and page models of every module, and our own scripts.
async function contentFiles() {
  const files = [];
  for (const folder of ["src", "modules"]) {
    files.push(...(await filesUnder(join(root, folder), [".cshtml", ".cs"])));
  }
  return [...files.filter((f) => !f.includes("Migrations")), ...(await filesUnder(join(here, "js"), [".js"]))];
}

// [data-bs-theme=dark] is the chosen theme; a copy under prefers-color-scheme serves those who chose nothing. Paper stays light.
const darkMark = /\[data-bs-theme=["']?dark["']?\]/g;
const darkTheme = () => ({
  postcssPlugin: "dark-theme",
  OnceExit(css, { AtRule }) {
    const dark = [];
    css.walkRules((rule) => void (rule.selector.match(darkMark) && dark.push(rule)));
    for (const rule of dark) {
      const chosen = new AtRule({ name: "media", params: "screen" });
      const wished = new AtRule({ name: "media", params: "screen and (prefers-color-scheme:dark)" });
      const copy = rule.clone({ selector: rule.selector.replace(darkMark, "html:not([data-bs-theme])") });
      rule.after(wished);
      rule.after(chosen);
      chosen.append(rule.clone());
      wished.append(copy);
      rule.remove();
    }
  },
});

async function buildCss() {
  const bootstrap = await readFile(require.resolve("bootstrap/dist/css/bootstrap.min.css"), "utf8");
  const [purged] = await new PurgeCSS().purge({
    content: await contentFiles(),
    css: [{ raw: bootstrap.replace(/\/\*#.*\*\/\s*$/, "") }],
    // Sizes of bigger Bootstrap parts we never use are dropped by name, whatever word happens to occur in a source file.
    blocklist: [/^(accordion|carousel|offcanvas|navbar|toast$|toast-(?!ok)|modal|popover|tooltip|placeholder|spinner|btn-check|card-group)/],
    safelist: { standard: [/^(d|m|p)[tbsexy]?-(none|0|1|2|3|4|auto|flex|block)$/, "w-100", "text-end", "visually-hidden"] },
    variables: true,
    keyframes: true,
  });
  const own = await build({ entryPoints: [join(here, "site.css")], bundle: true, write: false, logLevel: "silent", target });
  const themed = await postcss([darkTheme()]).process(`${purged.css}\n${own.outputFiles[0].text}`, { from: undefined });
  const { code } = await transform(themed.css, { loader: "css", minify: true, target, charset: "utf8" });
  const risky = code.match(/oklch\(|color-mix\(|light-dark\(|:has\(|@container/);
  if (risky) {
    throw new Error(`site.css uses ${risky[0]}, which old phones drop`);
  }
  await writeFile(join(out, "site.css"), code);
  return code;
}

async function buildJs() {
  for (const file of await filesUnder(join(here, "js"), [".js"])) {
    const banned = (await readFile(file, "utf8")).match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
    if (banned) {
      throw new Error(`${file} uses ${banned[0]}`);
    }
  }
  const result = await build({
    entryPoints: [join(here, "js/main.js")], bundle: true, minify: true, write: false, format: "iife", target: "es2018", charset: "utf8", legalComments: "none",
  });
  await writeFile(join(out, "site.js"), result.outputFiles[0].text);
  return result.outputFiles[0].text;
}

// Icons named literally in pages need no entry in icons.txt; an unknown name fails the build.
async function iconsOfPages() {
  const names = new Set();
  for (const file of (await contentFiles()).filter((f) => f.endsWith(".cshtml"))) {
    for (const [, name] of (await readFile(file, "utf8")).matchAll(/(?:<icon\s[^>]*?\bname|<(?:pill|empty-state)\s[^>]*?\bicon)="([a-z0-9-]+)"/g)) {
      names.add(name);
    }
  }
  return names;
}

async function buildIcons() {
  const list = (await readFile(join(here, "icons.txt"), "utf8")).replace(/^#.*$/gm, "").split(/\s+/).filter(Boolean);
  list.push(...(await iconsOfPages()));
  const outline = join(here, "node_modules/@tabler/icons");
  const symbols = await Promise.all([...new Set(list)].sort().map(async (name) => {
    const svg = await readFile(join(outline, "icons/outline", `${name}.svg`), "utf8");
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/<!--[\s\S]*?-->/g, "")
      .replace(/<path stroke="none"[^>]*\/>/g, "").replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, "/>").trim();
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${body}</symbol>`;
  }));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  await writeFile(join(out, "icons.svg"), sprite);
  return sprite;
}

await mkdir(out, { recursive: true });
const built = { "site.css": await buildCss(), "site.js": await buildJs(), "icons.svg": await buildIcons() };
await copyFile(join(here, "favicon.svg"), join(out, "favicon.svg"));

let total = 0;
for (const [name, text] of Object.entries(built)) {
  const zipped = gzipSync(text, { level: 9 }).length;
  total += zipped;
  console.log(`${name.padEnd(10)} ${(Buffer.byteLength(text) / 1024).toFixed(1).padStart(6)} KB, gzip ${(zipped / 1024).toFixed(1).padStart(5)} KB`);
}
console.log(`total gzip ${(total / 1024).toFixed(1)} KB of ${budgetKb} KB`);
if (total > budgetKb * 1024) {
  console.error("The first visit is over its budget: drop something before adding.");
  process.exitCode = 1;
}
