// Other checkers on lines of text: a JSON list of lines comes in, and by checker a list of what each does with them goes
// out, 1 for a line that it reports or changes and 0 for one that it leaves alone.

import { createRequire } from "node:module";
import { TextlintKernel } from "@textlint/kernel";

const require = createRequire(import.meta.url);
const { run } = require("zhlint");
const autocorrect = require("autocorrect-node");

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const lines = JSON.parse(Buffer.concat(chunks).toString("utf8"));

// As the house writes: full-width brackets, “ ” for quotations, and no space between Chinese and Latin or figures.
const ZHLINT = {
  rules: {
    preset: "default",
    fullwidthPunctuation: "，。：；？！“”‘’（）",
    adjustedFullwidthPunctuation: "",
    halfwidthPunctuation: "[]{}",
    spaceBetweenMixedwidthContent: false,
  },
};
autocorrect.loadConfig(
  JSON.stringify({ rules: { "space-word": 0, "space-punctuation": 0, "space-bracket": 0, "space-backticks": 0 } }),
);

const RULES = [
  "@textlint-rule/textlint-rule-no-invalid-control-character",
  "@textlint-rule/textlint-rule-no-unmatched-pair",
  "textlint-rule-no-kangxi-radicals",
  "textlint-rule-no-zero-width-spaces",
  "textlint-rule-zh-half-and-full-width-bracket",
];

const module = (name) => {
  const found = require(name);
  return found.default ?? found;
};

function zhlint(line) {
  const { result, validations } = run(line, ZHLINT);
  return validations.length > 0 || result !== line;
}

function changedByAutocorrect(line) {
  return autocorrect.format(line) !== line;
}

const kernel = new TextlintKernel();
const settings = {
  ext: ".txt",
  plugins: [{ pluginId: "text", plugin: module("@textlint/textlint-plugin-text") }],
  rules: RULES.map((ruleId) => ({ ruleId, rule: module(ruleId) })),
};

async function textlint(line) {
  return (await kernel.lintText(line, settings)).messages.length > 0;
}

async function flags(check) {
  const found = [];
  for (const line of lines) {
    try {
      found.push((await check(line)) ? 1 : 0);
    } catch {
      found.push(0); // it fails on the line, and says nothing of it
    }
  }
  return found;
}

const log = console.log;
console.log = console.warn = console.error = () => {}; // zhlint tells of its own steps
const all = { zhlint: await flags(zhlint), autocorrect: await flags(changedByAutocorrect), textlint: await flags(textlint) };
log(JSON.stringify(all));
