metadata description = 'The function app on Container Apps. Durable on storage queues is not scaled there, so the number of workers is fixed.'

param name string
param location string
param tags object
param identityId string
param registryServer string

@description('Image with its registry and tag.')
param image string

@allowed(['1.0', '2.0', '4.0'])
param cores string

param workers int
param settings object

@description('Names of the vault\'s secrets, by setting.')
param references object
param vaultUri string
param insightsName string
param workspaceId string

@description('Subnet of the workers; empty for none.')
param subnetId string

@description('Account and share of the spool; empty for none.')
param spoolAccount string
param spoolShare string
param spoolPath string

var hasSpool = !empty(spoolAccount)
var appName = 'ca-${name}'
var plain = union(settings, {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  // What Elastic Premium tells by itself: addresses of files begin with it.
  WEBSITE_HOSTNAME: '${appName}.${environment.properties.defaultDomain}'
})

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: 'cae-${name}'
  location: location
  tags: tags
  properties: {
    // By way of diagnostic settings: straight to the workspace would take its shared key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(subnetId) ? null : {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

resource spool 'Microsoft.App/managedEnvironments/storages@2025-07-01' = if (hasSpool) {
  parent: environment
  name: 'spool'
  properties: {
    nfsAzureFile: {
      accessMode: 'ReadWrite'
      server: '${spoolAccount}.file.${az.environment().suffixes.storage}'
      shareName: '/${spoolAccount}/${spoolShare}'
    }
  }
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  dependsOn: [spool]
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [for reference in items(references): {
        name: toLower(reference.value)
        keyVaultUrl: '${vaultUri}secrets/${reference.value}'
        identity: identityId
      }]
    }
    template: {
      // The most there is. A worker needs some 45 s to finish and store its open segments.
      terminationGracePeriodSeconds: 600
      containers: [
        {
          name: 'recording'
          image: image
          resources: {
            cpu: json(cores)
            memory: '${int(split(cores, '.')[0]) * 2}Gi'
          }
          env: concat(
            map(items(plain), setting => { name: setting.key, value: setting.value }),
            map(items(references), reference => { name: reference.key, secretRef: toLower(reference.value) }))
          probes: [
            {
              // Not by /healthz: it answers 503 while storage is away, and a worker that is restarted then loses what it has on its disk alone.
              type: 'Liveness'
              tcpSocket: {
                port: 8080
              }
              periodSeconds: 30
              failureThreshold: 10
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: 8080
              }
              periodSeconds: 10
              failureThreshold: 3
            }
          ]
          volumeMounts: hasSpool ? [{ volumeName: 'spool', mountPath: spoolPath }] : []
        }
      ]
      volumes: hasSpool ? [{ name: 'spool', storageType: 'NfsAzureFile', storageName: 'spool' }] : []
      scale: {
        minReplicas: workers
        maxReplicas: workers
      }
    }
  }
}

output address string = 'https://${app.properties.configuration.ingress.fqdn}'
