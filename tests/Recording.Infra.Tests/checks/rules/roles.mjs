import { at, literalsOf, literal, walk } from '../model.mjs';

// Of Azure's built-in roles, those that may be given, and on what. Owner, Contributor and the rest of them manage resources: the app does not.
const known = {
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': { name: 'Storage Blob Data Contributor', on: 'Microsoft.Storage/storageAccounts' },
  // The Functions host asks for it, on its own account.
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': { name: 'Storage Blob Data Owner', on: 'Microsoft.Storage/storageAccounts', only: 'host-state.bicep' },
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': { name: 'Storage Queue Data Contributor', on: 'Microsoft.Storage/storageAccounts', only: 'host-state.bicep' },
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': { name: 'Storage Table Data Contributor', on: 'Microsoft.Storage/storageAccounts' },
  '4633458b-17de-408a-b874-0445c86b69e6': { name: 'Key Vault Secrets User', on: 'Microsoft.KeyVault/vaults' },
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': { name: 'AcrPull', on: 'Microsoft.ContainerRegistry/registries' },
  '3913510d-42f4-4e42-8a64-420c390055eb': { name: 'Monitoring Metrics Publisher', on: 'Microsoft.Insights/components' },
};
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Roles are few, known, and each is given on one resource. */
export function roles(file, files, report) {
  for (const node of walk(file.tree)) {
    if (node.type === 'string' && id.test(literal(node) ?? '') && !known[literal(node)])
      report(node, `${literal(node)} is no known role`);
  }
  for (const [name, resource] of file.resources) {
    if (resource.type === 'Microsoft.Authorization/roleAssignments')
      assignment(name, resource, file, report);
  }
}

function assignment(name, resource, file, report) {
  const scope = at(resource.object, 'scope');
  const on = file.resources.get(scope?.text)?.type;
  if (!on)
    report(resource.node, `${name} is not given on one resource of this file`);
  if (literal(at(resource.object, 'properties.principalType')) !== 'ServicePrincipal')
    report(resource.node, `${name}: principalType must be ServicePrincipal`);

  const call = at(resource.object, 'properties.roleDefinitionId');
  const [, role] = call?.childForFieldName('arguments')?.namedChildren ?? [];
  const ids = literalsOf(role, file, resource.loops);
  if (!ids)
    report(resource.node, `${name}: which role it is cannot be told`);
  for (const role of (ids ?? []).map(text => known[text]).filter(role => role)) {
    if (on && role.on !== on)
      report(resource.node, `${name}: ${role.name} is not for ${on}`);
    if (role.only && !file.path.endsWith(role.only))
      report(resource.node, `${name}: ${role.name} is for ${role.only} alone`);
  }
}
