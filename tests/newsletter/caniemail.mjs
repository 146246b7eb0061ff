// Which features of a letter's HTML (standard input) some reader of mail does not show, by the data of caniemail.com:
// prints {checked: clients, lacking: {feature: clients}}. The first argument is the folder of node modules.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { caniemail } = await import(pathToFileURL(`${folder}/caniemail/dist/index.js`));
const { data } = JSON.parse(readFileSync(`${folder}/caniemail/data/caniemail.json`, "utf8"));
const clients = new Set(
  data.flatMap(({ stats }) => Object.entries(stats).flatMap(([family, on]) => Object.keys(on).map((each) => `${family}.${each}`))),
);
const html = readFileSync(0, "utf8");
const checked = [];
const lacking = {};
for (const client of clients) {
  try {
    for (const found of caniemail({ clients: [client], html }).issues.errors.values()) {
      for (const { title } of found) (lacking[title] ??= new Set()).add(client);
    }
    checked.push(client);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // nobody has tested some feature on that client yet
  }
}
console.log(JSON.stringify({ checked, lacking: Object.fromEntries(Object.entries(lacking).map(([title, on]) => [title, [...on]])) }));
