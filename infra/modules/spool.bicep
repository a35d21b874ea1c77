metadata description = 'A share for segments that are not stored yet. NFS, since SMB shares are mounted with the account\'s key, and there is none here.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('The only network that reaches it.')
param subnetId string

@description('GiB. A premium share is billed by what it may hold; 100 is the least.')
@minValue(100)
param sizeGiB int = 100

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'FileStorage'
  sku: {
    name: 'Premium_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    // NFS knows no HTTPS: what is on its way to the share is in the clear, within this network.
    supportsHttpsTrafficOnly: false
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [
        {
          id: subnetId
          action: 'Allow'
        }
      ]
    }
  }
}

resource files 'Microsoft.Storage/storageAccounts/fileServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  parent: files
  name: 'spool'
  properties: {
    enabledProtocols: 'NFS'
    // So that an administrator's machine can hand the folder to the workers' user, who is not root.
    rootSquash: 'NoRootSquash'
    shareQuota: sizeGiB
  }
}

output name string = account.name
output share string = share.name
