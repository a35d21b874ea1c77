import { dirname, join } from 'node:path';

/** A file of parameters sets those of its template: all that are required, and no other. */
export function parameters(file, files, report) {
  if (!file.isParameters)
    return;
  const target = files.get(join(dirname(file.path), file.using ?? ''));
  if (!target) {
    report(file.tree, `there is no ${file.using}`);
    return;
  }

  for (const [name, { isRequired }] of target.params) {
    if (isRequired && !file.vars.has(name))
      report(file.tree, `${name} is not set`);
  }
  for (const [name, { node }] of file.vars) {
    if (!target.params.has(name))
      report(node, `${file.using} has no parameter ${name}`);
  }
}
