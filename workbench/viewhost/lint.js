// Lints APL documents by Amazon's apl-suggester: node lint.js < {"name": document, …}
// Prints what it finds as JSON: [{document, path, message, level}].
"use strict";
const fs = require("fs");
const { StaticAplTemplateValidator } = require("apl-suggester");

async function findingsIn(name, document) {
  const found = await new StaticAplTemplateValidator().validate(document);
  return found.map((one) => ({
    document: name,
    path: one.path,
    message: one.errorMessage,
    level: one.level || "ERROR",
  }));
}

async function main() {
  const documents = JSON.parse(fs.readFileSync(0, "utf8"));
  const findings = [];
  for (const [name, document] of Object.entries(documents)) {
    findings.push(...(await findingsIn(name, document)));
  }
  process.stdout.write(JSON.stringify(findings, null, 1));
}

main();
