metadata description = 'The account with recordings and the service\'s tables. Deleting it deletes every recording: it is locked.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param redundancy string

@minValue(0)
param coolAfterDays int

@description('Principal that writes recordings and tables.')
param principalId string

@description('Days after which segments that no file could be made of are removed. Until then they are the only copy of what was received.')
@minValue(30)
param workRetentionDays int = 90

@description('Days that a deleted object can be brought back.')
@minValue(1)
@maxValue(365)
param undeleteDays int = 7

@description('Origins of web pages that read from the account, such as https://player.example.com; none where files are read through the service.')
param playerOrigins array = []

var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var roles = [storageBlobDataContributor, storageTableDataContributor]
var containers = ['recordings', 'recording-work']

var playerRule = {
  allowedOrigins: playerOrigins
  allowedMethods: ['GET', 'HEAD', 'OPTIONS']
  allowedHeaders: ['Range']
  exposedHeaders: ['Content-Length', 'Content-Range', 'ETag']
  maxAgeInSeconds: 3600
}

var workRule = {
  name: 'leftovers-of-recording-work'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['recording-work/']
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: workRetentionDays
        }
      }
    }
  }
}
var coolRule = {
  name: 'cool-recordings'
  enabled: coolAfterDays > 0
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['recordings/']
    }
    actions: {
      baseBlob: {
        tierToCool: {
          daysAfterModificationGreaterThan: max(coolAfterDays, 1)
        }
      }
    }
  }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    cors: {
      corsRules: empty(playerOrigins) ? [] : [playerRule]
    }
    deleteRetentionPolicy: {
      enabled: true
      days: undeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: undeleteDays
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for item in containers: {
  parent: blobs
  name: item
  properties: {
    publicAccess: 'None'
  }
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [workRule, coolRule]
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(account.id, principalId, role)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}]

resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'recordings-are-kept'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the recordings. Take this lock away only to tear everything down.'
  }
}

output name string = account.name
