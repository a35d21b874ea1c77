metadata description = 'A network for the workers. Needed only for the spool share, which has no other lock than the network.'

param name string
param location string
param tags object

@description('Whose workers the subnet takes.')
@allowed(['Microsoft.Web/serverFarms', 'Microsoft.App/environments'])
param delegation string

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/22']
    }
    subnets: [
      {
        name: 'workers'
        properties: {
          addressPrefix: '10.20.0.0/23'
          delegations: [
            {
              name: 'workers'
              properties: {
                serviceName: delegation
              }
            }
          ]
          serviceEndpoints: [
            {
              service: 'Microsoft.Storage'
            }
          ]
        }
      }
    ]
  }
}

output subnetId string = network.properties.subnets[0].id
