// A list by citeproc-js. The package `citeproc` is looked for in the folder that REFKIT_CITEPROC_JS names.
const fs = require("fs");
const path = require("path");
const CSL = require(path.join(process.env.REFKIT_CITEPROC_JS, "node_modules", "citeproc"));

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const items = new Map(job.items.map((item) => [String(item.id), item]));
const locale = fs.readFileSync(job.locale, "utf8");
const started = process.cpuUsage();
const system = { retrieveLocale: () => locale, retrieveItem: (id) => items.get(String(id)) };
const engine = new CSL.Engine(system, fs.readFileSync(job.style, "utf8"), "en-US");
engine.updateItems([...items.keys()]);
const entries = engine.makeBibliography()[1];
const used = process.cpuUsage(started);
console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, entries }));
