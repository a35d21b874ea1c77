// What the files say that other parts of the repository must agree with.
import { literal, properties, walk } from './model.mjs';

export function factsOf(files) {
  const strings = files.flatMap(file => [...walk(file.tree)]
    .filter(node => node.type === 'string' || node.type === 'multiline_string')
    .map(node => node.text));
  const objects = files.flatMap(file => [...walk(file.tree)].filter(node => node.type === 'object').map(properties));
  const queries = objects.filter(object => object.has('query') && literal(object.get('query')) !== null);
  return {
    settings: [...new Set([
      ...objects.flatMap(object => [...object.keys()]),
      ...strings.map(text => text.slice(1, -1)),
    ].filter(name => /^(Recording|AzureWebJobs|FUNCTIONS|WEBSITES|APPLICATIONINSIGHTS)\w*(\$\{\w+\})?$/.test(name) && name.includes('_')
      || /^AzureWebJobs\w+$/.test(name)))].sort(),
    alerts: queries.map(object => ({ name: literal(object.get('name')), query: literal(object.get('query')) })),
  };
}
