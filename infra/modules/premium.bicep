metadata description = 'The function app on Elastic Premium, as a Linux container with FFmpeg in it.'

param name string
param location string
param tags object
param identityId string
param clientId string

@description('Image with its registry and tag.')
param image string

@allowed(['EP1', 'EP2', 'EP3'])
param size string

param minimumWorkers int
param maximumWorkers int
param settings object

@description('Names of the vault\'s secrets, by setting.')
param references object
param vaultUri string
param insightsName string

@description('Subnet of the workers; empty for none.')
param subnetId string

@description('Account and share of the spool; empty for none.')
param spoolAccount string
param spoolShare string
param spoolPath string

var vaultSettings = mapValues(references, secret => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${secret})')

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'elastic'
  sku: {
    name: size
    tier: 'ElasticPremium'
  }
  properties: {
    reserved: true
    maximumElasticWorkerCount: maximumWorkers
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'func-${name}-${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  kind: 'functionapp,linux,container'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      linuxFxVersion: 'DOCKER|${image}'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: clientId
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      // No healthCheckPath: the plan replaces a worker that answers 503 for an hour, and /healthz does so while storage is away. What the
      // worker then has on its disk alone would be gone.
      minimumElasticInstanceCount: minimumWorkers
      functionAppScaleLimit: maximumWorkers
      azureStorageAccounts: empty(spoolAccount) ? {} : {
        spool: {
          type: 'AzureFiles'
          protocol: 'Nfs'
          accountName: spoolAccount
          shareName: spoolShare
          mountPath: spoolPath
        }
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, vaultSettings, {
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    WEBSITES_PORT: '8080'
    WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
    // Seconds for open segments to be finished and stored; 120 is the most there is.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '120'
  })
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

output address string = 'https://${app.properties.defaultHostName}'
