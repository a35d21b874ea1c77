metadata description = 'The app\'s settings, the same in either hosting. Makes nothing.'

@description('Client id of the identity that the app works with.')
param clientId string

@description('Account of recordings and tables.')
param recordingsAccount string

@description('Account of the Functions host and of Durable.')
param hostAccount string

param maximumCaptures int
param publicUrl string

@description('Where the addresses of files lead.')
param readLinks string

@description('Folder for what is not stored yet.')
param workFolder string

param accessKeyIds array

@description('Settings by name.')
output plain object = {
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  FUNCTIONS_EXTENSION_VERSION: '~4'
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__accountName: hostAccount
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  Recording__Storage__Azure__AccountName: recordingsAccount
  Recording__Storage__Azure__ManagedIdentityClientId: clientId
  Recording__Storage__Azure__ReadLinks: readLinks
  Recording__Functions__WorkFolder: workFolder
  Recording__Functions__MaxCaptures: string(maximumCaptures)
  Recording__PublicUrl: publicUrl
  Recording__Callbacks__AllowPrivateAddresses: 'false'
}

@description('Names of the vault\'s secrets, by the setting that takes their value.')
output references object = union(
  { Recording__MasterKey: 'master-key' },
  toObject(accessKeyIds, id => 'Recording__AccessKeys__${id}', id => 'access-key-${id}'))
