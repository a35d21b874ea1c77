import { walk } from '../model.mjs';

// Of Bicep and its namespaces az and sys. Add what is used.
const functions = new Set([
  'any', 'array', 'base64', 'bool', 'concat', 'contains', 'deployment', 'empty', 'endsWith', 'environment', 'filter', 'first', 'flatten', 'format', 'guid',
  'int', 'intersection', 'items', 'join', 'json', 'last', 'length', 'map', 'mapValues', 'max', 'min', 'objectKeys', 'padLeft', 'range', 'reduce', 'replace', 'resourceGroup',
  'resourceId', 'skip', 'sort', 'split', 'startsWith', 'string', 'subscription', 'subscriptionResourceId', 'substring', 'take', 'tenant', 'toLower', 'toObject',
  'toUpper', 'trim', 'union', 'uniqueString', 'uri',
]);
const decorators = new Set([
  'allowed', 'batchSize', 'description', 'export', 'maxLength', 'maxValue', 'metadata', 'minLength', 'minValue', 'sealed', 'secure',
]);
const namespaces = new Set(['az', 'sys']);

/** Whatever is named is declared, whatever is declared is named. */
export function names(file, files, report) {
  const declared = new Map([...file.params, ...file.vars, ...file.resources, ...file.modules, ...file.functions]);
  const used = new Set();
  visit(file.tree, new Set(), { declared, used, report, isDecorator: false });
  if (file.isParameters)
    return;
  for (const [name, { node }] of [...file.params, ...file.vars]) {
    if (!used.has(name))
      report(node, `${name} is declared and not used`);
  }
}

function visit(node, local, context) {
  switch (node.type) {
    case 'decorators':
      return each(node.namedChildren, local, { ...context, isDecorator: true });
    case 'call_expression':
      return visitCall(node, local, context);
    case 'identifier':
      return look(node, local, context);
    case 'lambda_expression':
      return visitLambda(node, local, context);
    case 'for_statement':
      return visitLoop(node, local, context);
    case 'object_property':
      // A name without quotes is a property's, not a variable's.
      return each(node.namedChildren[0].type === 'identifier' ? node.namedChildren.slice(1) : node.namedChildren, local, context);
    case 'metadata_declaration':
    case 'parameter_declaration':
    case 'variable_declaration':
    case 'resource_declaration':
    case 'module_declaration':
    case 'output_declaration':
      return each(node.namedChildren.slice(1), local, context);
    case 'user_defined_function':
      return each(node.namedChildren.slice(2), new Set([...local, ...parametersOf(node)]), context);
    case 'type':
      return;
    default:
      return each(node.namedChildren, local, context);
  }
}

const each = (nodes, local, context) => nodes.forEach(node => visit(node, local, context));

function visitCall(node, local, context) {
  const callee = node.childForFieldName('function');
  const name = callee.type === 'member_expression' ? callee.childForFieldName('property').text : callee.text;
  const isQualified = callee.type === 'member_expression' && !namespaces.has(callee.childForFieldName('object').text);
  const known = context.isDecorator ? decorators : functions;
  if (isQualified)
    visit(callee, local, context);
  else if (context.declared.has(name) && callee.type === 'identifier')
    context.used.add(name);
  else if (!known.has(name))
    context.report(callee, `${name} is no known ${context.isDecorator ? 'decorator' : 'function'}`);
  visit(node.childForFieldName('arguments'), local, { ...context, isDecorator: false });
}

function look(node, local, { declared, used, report }) {
  used.add(node.text);
  if (!declared.has(node.text) && !local.has(node.text) && !namespaces.has(node.text))
    report(node, `${node.text} is not declared`);
}

function visitLambda(node, local, context) {
  const children = node.namedChildren;
  const body = children.at(-1);
  const own = children.slice(0, -1).flatMap(child => [...walk(child)]).filter(child => child.type === 'identifier').map(child => child.text);
  visit(body, new Set([...local, ...own]), context);
}

function visitLoop(node, local, context) {
  const [variables, over, ...rest] = node.namedChildren;
  const own = variables.type === 'for_loop_parameters' ? variables.namedChildren.map(child => child.text) : [variables.text];
  visit(over, local, context);
  each(rest, new Set([...local, ...own]), context);
}

const parametersOf = node => node.namedChildren
  .filter(child => child.type === 'parameters')
  .flatMap(child => child.namedChildren.map(parameter => parameter.namedChildren[0].text));
