import { dirname, join } from 'node:path';
import { properties, at, walk } from '../model.mjs';

/** Modules are there, get exactly the parameters that they declare, and give the outputs that are asked of them. */
export function modules(file, files, report) {
  for (const [name, module] of file.modules) {
    const target = files.get(join(dirname(file.path), module.path ?? ''));
    if (!target) {
      report(module.node, `there is no ${module.path}`);
      continue;
    }

    const given = properties(at(module.object, 'params'));
    for (const [parameter, { isRequired }] of target.params) {
      if (isRequired && !given.has(parameter))
        report(module.node, `${name} is not given ${parameter}`);
    }
    for (const [parameter, value] of given) {
      if (!target.params.has(parameter))
        report(value, `${module.path} has no parameter ${parameter}`);
    }
    outputs(file, name, target, report);
  }
}

function outputs(file, name, target, report) {
  for (const node of walk(file.tree)) {
    if (node.type !== 'member_expression')
      continue;
    const asked = new RegExp(`^${name}!?\\.outputs\\.(\\w+)$`).exec(node.text);
    if (asked && !target.outputs.has(asked[1]))
      report(node, `${name} has no output ${asked[1]}`);
  }
}
