using '../main.bicep'

param environmentName = 'dev'
param hosting = 'container'
param containerCores = '1.0'
param minimumWorkers = 1
param maximumCaptures = 20
param recordingsRedundancy = 'Standard_LRS'
param accessKeyIds = ['dev']

// Given on the command line, see infra/README.md: az deployment group create ... --parameters imageTag=0.1.0
param imageTag = ''
