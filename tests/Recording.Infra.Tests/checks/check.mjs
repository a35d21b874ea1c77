// Reads every Bicep file below each folder that is given, and prints what is wrong with it and what it says, as JSON:
// one object a folder, { root, files, findings: [{ rule, file, line, text }], facts }.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFile } from './model.mjs';
import { factsOf } from './facts.mjs';
import { syntax } from './rules/syntax.mjs';
import { names } from './rules/names.mjs';
import { modules } from './rules/modules.mjs';
import { parameters } from './rules/parameters.mjs';
import { resources } from './rules/resources.mjs';
import { roles } from './rules/roles.mjs';
import { secrets } from './rules/secrets.mjs';

const rules = [syntax, names, modules, parameters, resources, roles, secrets];

function check(root) {
  const paths = readdirSync(root, { recursive: true })
    .filter(path => /\.bicep(param)?$/.test(path))
    .map(path => join(root, path))
    .sort();
  const files = new Map(paths.map(path => [path, readFile(path)]));
  const findings = [];
  for (const file of files.values()) {
    for (const rule of rules) {
      rule(file, files, (node, text) => findings.push({
        rule: rule.name, file: relative(root, file.path), line: node.startPosition.row + 1, text,
      }));
    }
  }

  return { root, files: paths.map(path => relative(root, path)), findings, facts: factsOf([...files.values()]) };
}

console.log(JSON.stringify(process.argv.slice(2).map(check)));
