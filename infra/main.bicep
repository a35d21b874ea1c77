metadata description = 'Recording.Functions in one resource group: storage, vault, registry, monitoring, and the function app in one of two hostings.'

targetScope = 'resourceGroup'

@description('Part of every name: 2 to 7 lower-case letters and digits.')
@minLength(2)
@maxLength(7)
param name string = 'rec'

@description('Which environment this is. Part of every name.')
@allowed(['dev', 'prod'])
param environmentName string

param location string = resourceGroup().location

@description('Elastic Premium scales by the work that waits; Container Apps keeps a fixed number of workers. See docs/decisions/0018.')
@allowed(['premium', 'container'])
param hosting string = 'premium'

@description('Tag of the image recording-functions in the registry that is made here. Empty: everything but the app, for a first deployment.')
param imageTag string = ''

@description('Workers that always run.')
@minValue(1)
@maxValue(20)
param minimumWorkers int = 1

@description('Workers at most. Container Apps ignores it, see hosting.')
@minValue(1)
@maxValue(100)
param maximumWorkers int = 3

@description('Size of a worker on Elastic Premium.')
@allowed(['EP1', 'EP2', 'EP3'])
param premiumSize string = 'EP1'

@description('Cores of a worker on Container Apps; it has 2 GiB a core.')
@allowed(['1.0', '2.0', '4.0'])
param containerCores string = '2.0'

@description('Captures that one worker takes, see docs/operations.md on sizing. At most 16 fewer than maxConcurrentActivityFunctions in host.json.')
@minValue(1)
@maxValue(80)
param maximumCaptures int = 50

@description('Ids of the access keys that clients sign with. The secret of each is the vault\'s secret access-key-{id}.')
param accessKeyIds array

@description('Address under which clients reach the service, where it is not the app\'s own.')
param publicUrl string = ''

@description('Where the addresses of files lead: through the service, or into the account with a shared access signature. See docs/operations.md on storage in Azure.')
@allowed(['Service', 'Sas'])
param readLinks string = 'Service'

@description('Origins of web pages that play recordings from the account, with readLinks Sas.')
param playerOrigins array = []

@description('Copies of the recordings: LRS in one data centre, ZRS in three zones, GZRS in a second region too.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param recordingsRedundancy string = 'Standard_ZRS'

@description('Days after which a recording moves to the cool tier; 0: never.')
@minValue(0)
param coolAfterDays int = 0

@description('Keeps what is not stored yet on a share that all workers see, so that another worker stores what a dead one left.')
param hasSpoolShare bool = false

@description('Who is told of alerts.')
param alertEmails array = []

var tags = {
  service: 'recording-functions'
  environment: environmentName
}
var suffix = '${name}-${environmentName}'
var unique = uniqueString(resourceGroup().id, name, environmentName)
var isAppDeployed = !empty(imageTag)
var spoolPath = '/spool'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: suffix
    location: location
    tags: tags
    publisherId: identity.outputs.principalId
  }
}

module recordings 'modules/recordings.bicep' = {
  name: 'recordings'
  params: {
    name: 'st${name}${unique}'
    location: location
    tags: tags
    redundancy: recordingsRedundancy
    coolAfterDays: coolAfterDays
    principalId: identity.outputs.principalId
    playerOrigins: playerOrigins
  }
}

module hostState 'modules/host-state.bicep' = {
  name: 'host-state'
  params: {
    name: 'sh${name}${unique}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${name}-${unique}'
    location: location
    tags: tags
    readerId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: 'cr${name}${unique}'
    location: location
    tags: tags
    pullerId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (hasSpoolShare) {
  name: 'network'
  params: {
    name: 'vnet-${suffix}'
    location: location
    tags: tags
    delegation: hosting == 'premium' ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments'
  }
}

module spool 'modules/spool.bicep' = if (hasSpoolShare) {
  name: 'spool'
  params: {
    name: 'sp${name}${unique}'
    location: location
    tags: tags
    subnetId: network!.outputs.subnetId
  }
}

module settings 'modules/settings.bicep' = {
  name: 'settings'
  params: {
    clientId: identity.outputs.clientId
    recordingsAccount: recordings.outputs.name
    hostAccount: hostState.outputs.name
    maximumCaptures: maximumCaptures
    publicUrl: publicUrl
    readLinks: readLinks
    workFolder: hasSpoolShare ? spoolPath : '/tmp/recording'
    accessKeyIds: accessKeyIds
  }
}

module premium 'modules/premium.bicep' = if (isAppDeployed && hosting == 'premium') {
  name: 'premium'
  params: {
    name: suffix
    location: location
    tags: tags
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    image: '${registry.outputs.loginServer}/recording-functions:${imageTag}'
    size: premiumSize
    minimumWorkers: minimumWorkers
    maximumWorkers: maximumWorkers
    settings: settings.outputs.plain
    references: settings.outputs.references
    vaultUri: vault.outputs.uri
    insightsName: monitoring.outputs.insightsName
    subnetId: hasSpoolShare ? network!.outputs.subnetId : ''
    spoolAccount: hasSpoolShare ? spool!.outputs.name : ''
    spoolShare: hasSpoolShare ? spool!.outputs.share : ''
    spoolPath: spoolPath
  }
}

module container 'modules/container.bicep' = if (isAppDeployed && hosting == 'container') {
  name: 'container'
  params: {
    name: suffix
    location: location
    tags: tags
    identityId: identity.outputs.id
    registryServer: registry.outputs.loginServer
    image: '${registry.outputs.loginServer}/recording-functions:${imageTag}'
    cores: containerCores
    workers: minimumWorkers
    settings: settings.outputs.plain
    references: settings.outputs.references
    vaultUri: vault.outputs.uri
    insightsName: monitoring.outputs.insightsName
    workspaceId: monitoring.outputs.workspaceId
    subnetId: hasSpoolShare ? network!.outputs.subnetId : ''
    spoolAccount: hasSpoolShare ? spool!.outputs.name : ''
    spoolShare: hasSpoolShare ? spool!.outputs.share : ''
    spoolPath: spoolPath
  }
}

module alerts 'modules/alerts.bicep' = if (isAppDeployed) {
  name: 'alerts'
  params: {
    name: suffix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
  }
}

@description('Where images are pushed to.')
output registryName string = registry.outputs.name

@description('Where the secrets go.')
output vaultName string = vault.outputs.name

@description('The account with the recordings.')
output recordingsAccount string = recordings.outputs.name

@description('The app\'s own address; empty while it is not deployed.')
output address string = !isAppDeployed ? '' : hosting == 'premium' ? premium!.outputs.address : container!.outputs.address
