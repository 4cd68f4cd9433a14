// node validate_sarif.js MODULES FILE…: ends with 1 when a file is no SARIF 2.1.0. Besides the
// schema, what it can't say: each ruleIndex leads to the rule of that id, regions have an order, and
// a relative URI has a base.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [modules, ...files] = process.argv.slice(2);
const Ajv = require(path.join(modules, 'ajv'));
const formats = require(path.join(modules, 'ajv-formats'));
const schema = JSON.parse(
  fs.readFileSync(
    path.join(modules, '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
// Of JSON Schema draft 4 it uses nothing that draft 7 reads differently but "id".
delete schema.$schema;
delete schema.id;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats(ajv);
const validate = ajv.compile(schema);

function* problemsOfResult(result, rules) {
  if (rules[result.ruleIndex]?.id !== result.ruleId) yield `ruleIndex of ${result.ruleId}`;
  const physical = [...result.locations, ...(result.relatedLocations ?? [])]
    .map((location) => location.physicalLocation);
  for (const { region: at, artifactLocation: file } of physical) {
    if (at.endLine < at.startLine || (at.endLine === at.startLine && at.endColumn < at.startColumn)) {
      yield `region ${JSON.stringify(at)}`;
    }
    if (file.uri.startsWith('file:///') === (file.uriBaseId !== undefined)) yield `base of ${file.uri}`;
  }
}

function* problems(log) {
  if (!validate(log)) {
    for (const error of validate.errors) yield `${error.instancePath} ${error.message}`;
    return;
  }
  for (const run of log.runs) {
    for (const result of run.results) yield* problemsOfResult(result, run.tool.driver.rules);
  }
}

let failed = false;
for (const file of files) {
  // fatal: bytes that are no UTF-8 are an error, not a replacement character.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  for (const problem of problems(JSON.parse(text))) {
    failed = true;
    console.log(`${file}: ${problem}`);
  }
}
process.exit(failed ? 1 : 0);
