import { at, walk, properties } from '../model.mjs';

const telling = /secret|password|credential|connection|(^|[a-z])[kK]ey/;

/** No secret leaves the vault: no key is asked for, no output tells one, no setting holds one. */
export function secrets(file, files, report) {
  for (const node of walk(file.tree)) {
    if (node.type === 'call_expression' && /(^|\.)list[A-Z]\w*$/.test(node.childForFieldName('function').text))
      report(node, `${node.childForFieldName('function').text} reads a key`);
    if (node.type === 'string' && /(AccountKey|SharedAccessKey|InstrumentationKey|sig|password)=/i.test(node.text))
      report(node, 'looks like a secret');
  }
  for (const [name, { node, value }] of file.outputs) {
    const used = [...walk(value)].map(part => part.text);
    if (telling.test(name) || used.some(text => file.params.get(text)?.isSecure || /\.ConnectionString$/.test(text)))
      report(node, `the output ${name} would be readable in the deployment's history`);
  }
  for (const { object, type } of file.resources.values()) {
    if (type === 'Microsoft.KeyVault/vaults/secrets')
      report(object, 'secrets are not put into the vault by a template');
    if (type === 'Microsoft.App/containerApps')
      inContainer(at(object, 'properties.configuration.secrets'), report);
  }
}

function inContainer(node, report) {
  for (const part of node ? walk(node) : []) {
    if (part.type === 'object' && properties(part).has('value'))
      report(part, 'a secret of a container app comes from the vault, by keyVaultUrl');
  }
}
