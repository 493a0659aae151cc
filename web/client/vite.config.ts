// Bundles the browser files into dist/, which the program embeds. Names are fixed; the server adds a hash to each address.
import { copyFileSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** The icons the pages use, by their names in lucide. */
const ICONS = [
  "search", "log-out", "check", "clock", "circle", "globe", "chevron-down", "arrow-right", "upload", "download", "file-text",
  "users", "map-pinned", "route", "scale", "printer", "key-round", "history", "undo-2", "lock", "lock-open", "sun-moon", "table-2", "list-checks",
];

/** One SVG file with a symbol per icon. */
function sprite(): Plugin {
  return {
    name: "icon-sprite",
    generateBundle() {
      const symbols = ICONS.map((name) => {
        const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
        const inner = svg.replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "").trim();
        return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
      });
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
    },
  };
}

/** Without a choice of the reader the device decides: the dark colours stand once more under its preference. */
function darkByDevice(): Plugin {
  return {
    name: "dark-by-device",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("tokens.css")) return undefined;
      const block = /\[data-bs-theme="dark"\] (\{[^}]*\})/.exec(code)?.[1];
      if (!block) throw new Error("tokens.css has no dark colours");
      return `${code}\n@media (prefers-color-scheme: dark) { :root:not([data-bs-theme]) ${block} }\n`;
    },
  };
}

/** Passwords that are tried first, as zxcvbn counts them; shorter ones are words that a sentence may have. */
function commonPasswords(): Plugin {
  return {
    name: "common-passwords",
    generateBundle() {
      const listed = JSON.parse(readFileSync("node_modules/@zxcvbn-ts/language-common/src/passwords.json", "utf8")) as string[];
      const source = listed.filter((one) => one.length >= 8 && one.length <= 24).join("\n");
      this.emitFile({ type: "asset", fileName: "passwords.txt", source: `${source}\n` });
    },
  };
}

/** Files that are served as their packages have them. */
function copies(): Plugin {
  const files = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.css",
    "bootstrap/dist/css/bootstrap.rtl.min.css": "bootstrap.rtl.css",
    "world-atlas/countries-110m.json": "countries.json",
  };
  return {
    name: "copies",
    writeBundle(options) {
      for (const [from, to] of Object.entries(files)) copyFileSync(`node_modules/${from}`, `${options.dir}/${to}`);
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [darkByDevice(), sprite(), commonPasswords(), copies()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      // The complaint page alone carries age and argon2; no other page pays for them.
      input: { index: "src/index.ts", complaint: "src/complaint.ts" },
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
