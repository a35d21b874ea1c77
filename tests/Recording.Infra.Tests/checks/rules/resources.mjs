import { at, literal } from '../model.mjs';

// Versions that somebody has looked at. A newer one is a change to this list, made on purpose.
const versions = {
  'Microsoft.App/containerApps': '2025-07-01',
  'Microsoft.App/managedEnvironments': '2025-07-01',
  'Microsoft.App/managedEnvironments/storages': '2025-07-01',
  'Microsoft.Authorization/locks': '2020-05-01',
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.ContainerRegistry/registries': '2023-07-01',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/components': '2020-02-02',
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.Insights/scheduledQueryRules': '2023-12-01',
  'Microsoft.KeyVault/vaults': '2023-07-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2023-01-31',
  'Microsoft.Network/virtualNetworks': '2024-01-01',
  'Microsoft.OperationalInsights/workspaces': '2023-09-01',
  'Microsoft.Storage/storageAccounts': '2023-05-01',
  'Microsoft.Storage/storageAccounts/blobServices': '2023-05-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers': '2023-05-01',
  'Microsoft.Storage/storageAccounts/fileServices': '2023-05-01',
  'Microsoft.Storage/storageAccounts/fileServices/shares': '2023-05-01',
  'Microsoft.Storage/storageAccounts/managementPolicies': '2023-05-01',
  'Microsoft.Web/serverfarms': '2023-12-01',
  'Microsoft.Web/sites': '2023-12-01',
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': '2023-12-01',
  'Microsoft.Web/sites/config': '2023-12-01',
};

// What each resource of a type must say, word for word.
const demands = {
  'Microsoft.Storage/storageAccounts': {
    'properties.allowSharedKeyAccess': 'false',
    'properties.allowBlobPublicAccess': 'false',
    'properties.allowCrossTenantReplication': 'false',
    'properties.minimumTlsVersion': 'TLS1_2',
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { 'properties.publicAccess': 'None' },
  'Microsoft.Web/sites': {
    'identity.type': 'UserAssigned',
    'properties.httpsOnly': 'true',
    'properties.siteConfig.acrUseManagedIdentityCreds': 'true',
    'properties.siteConfig.ftpsState': 'Disabled',
    'properties.siteConfig.minTlsVersion': '1.2',
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { 'properties.allow': 'false' },
  'Microsoft.App/containerApps': {
    'identity.type': 'UserAssigned',
    'properties.configuration.ingress.allowInsecure': 'false',
  },
  'Microsoft.App/managedEnvironments': { 'properties.appLogsConfiguration.destination': 'azure-monitor' },
  'Microsoft.ContainerRegistry/registries': { 'properties.adminUserEnabled': 'false', 'properties.anonymousPullEnabled': 'false' },
  'Microsoft.KeyVault/vaults': {
    'properties.enableRbacAuthorization': 'true',
    'properties.enableSoftDelete': 'true',
    'properties.enablePurgeProtection': 'true',
  },
  'Microsoft.Insights/components': { 'properties.DisableLocalAuth': 'true' },
  'Microsoft.OperationalInsights/workspaces': { 'properties.features.disableLocalAuth': 'true' },
};

/** Resources have types and versions that are known, and are as closed as they can be. */
export function resources(file, files, report) {
  for (const [name, resource] of file.resources) {
    if (versions[resource.type] !== resource.api)
      report(resource.node, `${resource.type}@${resource.api} is not in the list of versions`);
    if (resource.isExisting)
      continue;
    for (const [path, wanted] of Object.entries(demands[resource.type] ?? {})) {
      const value = literal(at(resource.object, path));
      if (value !== wanted)
        report(resource.node, `${name}: ${path} must be ${wanted}, not ${value}`);
    }
    if (resource.type === 'Microsoft.Storage/storageAccounts')
      transport(name, resource, report);
  }
}

/** HTTPS alone; an account of NFS shares, which know none, opens to networks by name alone. */
function transport(name, resource, report) {
  const isShare = literal(at(resource.object, 'kind')) === 'FileStorage';
  const isClosed = literal(at(resource.object, 'properties.networkAcls.defaultAction')) === 'Deny';
  if (literal(at(resource.object, 'properties.supportsHttpsTrafficOnly')) !== 'true' && !(isShare && isClosed))
    report(resource.node, `${name}: takes more than HTTPS`);
}
