using '../main.bicep'

param environmentName = 'prod'
param hosting = 'premium'
param premiumSize = 'EP2'
param minimumWorkers = 2
param maximumWorkers = 5
param maximumCaptures = 50
param recordingsRedundancy = 'Standard_ZRS'
param coolAfterDays = 30
param accessKeyIds = ['live']
param alertEmails = ['recording-oncall@example.com']

// Given on the command line, see infra/README.md: az deployment group create ... --parameters imageTag=0.1.0
param imageTag = ''
