// node validate.js MODULES SCHEMA whole|line FILE…: ends with 1 when a file doesn't follow the
// schema. "line" files hold JSON lines. The schema allows keys that it doesn't know, so that readers
// outlive additions; here they are refused, so that no addition is forgotten in the schema.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [modules, schemaPath, form, ...files] = process.argv.slice(2);
const Ajv = require(path.join(modules, 'ajv/dist/2020'));

// "place" and "end" are parts of other objects.
function close(schema, name) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.properties && name !== 'place' && name !== 'end' && !schema.additionalProperties) {
    schema.unevaluatedProperties = false;
  }
  for (const [key, value] of Object.entries(schema)) close(value, key);
}

const schema = JSON.parse(fs.readFileSync(schemaPath, 'utf8'));
close(schema, '');
if (schema.$defs.line?.anyOf) schema.$defs.line.anyOf[1] = { $ref: '#/$defs/end', unevaluatedProperties: false };
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addSchema(schema);
const validate = ajv.getSchema(form === 'line' ? `${schema.$id}#/$defs/line` : schema.$id);

let failed = false;
for (const file of files) {
  // fatal: bytes that are no UTF-8 are an error, not a replacement character.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  const documents = form === 'line' ? text.trimEnd().split('\n') : [text];
  documents.forEach((document, index) => {
    if (validate(JSON.parse(document))) return;
    failed = true;
    for (const error of validate.errors) {
      console.log(`${file}:${index + 1}: ${error.instancePath} ${error.message}`);
    }
  });
}
process.exit(failed ? 1 : 0);
