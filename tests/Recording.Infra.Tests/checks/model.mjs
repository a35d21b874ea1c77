// A Bicep file as its tree and as what it declares.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

export function readFile(path) {
  const isParameters = path.endsWith('.bicepparam');
  const text = readFileSync(path, 'utf8');
  // The grammar has no files of parameters; "var" is as good there, and as long.
  const tree = parser.parse(isParameters ? text.replace(/^param /gm, 'var   ') : text).rootNode;
  const file = {
    path, isParameters, tree, using: null, params: new Map(), vars: new Map(), resources: new Map(), modules: new Map(), outputs: new Map(), functions: new Map(),
  };
  let decorators = [];
  for (const node of tree.namedChildren) {
    const name = node.namedChildren[0]?.text;
    switch (node.type) {
      case 'decorators':
        decorators = node.namedChildren.map(decorator => decorator.namedChildren[0]);
        continue;
      case 'using_statement':
        file.using = literal(node.namedChildren[0]);
        break;
      case 'parameter_declaration':
        file.params.set(name, parameter(node, decorators));
        break;
      case 'variable_declaration':
        file.vars.set(name, { node, value: node.namedChildren[1] });
        break;
      case 'resource_declaration':
        file.resources.set(name, resource(node));
        break;
      case 'module_declaration':
        file.modules.set(name, { node, path: literal(node.namedChildren[1]), ...body(node.namedChildren[2]) });
        break;
      case 'output_declaration':
        file.outputs.set(name, { node, value: node.namedChildren[2] });
        break;
      case 'user_defined_function':
        file.functions.set(name, { node });
        break;
    }
    decorators = [];
  }
  return file;
}

/** Every node of a tree, from the top. */
export function* walk(node) {
  yield node;
  for (const child of node.namedChildren)
    yield* walk(child);
}

/** A string without interpolation, a number, true or false as text; null for anything else. */
export function literal(node) {
  if (node?.type === 'string')
    return node.namedChildren.every(child => child.type === 'string_content') ? node.namedChildren.map(child => child.text).join('') : null;
  if (node?.type === 'multiline_string')
    return node.text.replace(/^'''\r?\n?|'''$/g, '');
  return ['boolean', 'number'].includes(node?.type) ? node.text : null;
}

/** The properties of an object, by name. */
export function properties(object) {
  const found = new Map();
  for (const property of object?.type === 'object' ? object.namedChildren : []) {
    if (property.type === 'object_property')
      found.set(literal(property.namedChildren[0]) ?? property.namedChildren[0].text, property.namedChildren[1]);
  }
  return found;
}

/** What stands at a path below an object; undefined when nothing does. */
export function at(object, path) {
  return path.split('.').reduce((node, name) => properties(node).get(name), object);
}

/** The texts that an expression may stand for, through variables, lists and loops over them; null when that cannot be told. */
export function literalsOf(node, file, loops = new Map()) {
  const text = literal(node);
  if (text !== null)
    return [text];
  if (node?.type === 'array') {
    const all = node.namedChildren.map(item => literalsOf(item, file, loops));
    return all.includes(null) ? null : all.flat();
  }
  if (node?.type === 'identifier' && (loops.has(node.text) || file.vars.has(node.text)))
    return literalsOf(loops.get(node.text) ?? file.vars.get(node.text).value, file, loops);
  return null;
}

function parameter(node, decorators) {
  const [, type, value] = node.namedChildren;
  const names = decorators.map(call => call.namedChildren[0]?.text);
  return { node, isSecure: names.includes('secure'), isRequired: !value && type.namedChildren[0]?.type !== 'nullable_type' };
}

function resource(node) {
  const [type, api] = literal(node.namedChildren[1])?.split('@') ?? [null, null];
  const isExisting = node.children.some(child => child.type === 'existing' || child.text === 'existing');
  return { node, type, api, isExisting, ...body(node.namedChildren[2]) };
}

/** The object of a resource or module, and the loop variables around it with what they run over. */
function body(node) {
  const loops = new Map();
  for (let inner = node; inner; inner = inner.childForFieldName('body') ?? inner.namedChildren.find(child => child.type === 'object')) {
    if (inner.type === 'object')
      return { object: inner, loops };
    if (inner.type === 'for_statement') {
      const parameters = inner.namedChildren[0];
      const variable = parameters.type === 'for_loop_parameters' ? parameters.namedChildren[0] : parameters;
      loops.set(variable.text, inner.namedChildren[1]);
    }
  }
  return { object: null, loops };
}
