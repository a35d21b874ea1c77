metadata description = 'Alerts on the service\'s own figures. What each means and what to do first: docs/operations.md.'

param name string
param location string
param tags object

@description('Workspace with the figures.')
param workspaceId string

@description('Who is told. Nobody: alerts are seen in the portal only.')
param emails array

// A rule fires on rows: each query leaves none while all is well.
var rules = [
  {
    name: 'segments-are-not-stored'
    severity: 1
    window: 'PT5M'
    description: 'A closed segment has waited for storage for more than two minutes. It is on a worker\'s disk alone.'
    query: '''
      AppMetrics
      | where Name == "recording.segment.waiting.age"
      | summarize Age = max(Max) by AppRoleInstance
      | where Age > 120
    '''
  }
  {
    name: 'service-is-silent'
    severity: 1
    window: 'PT15M'
    description: 'No worker has sent a figure for a quarter of an hour.'
    query: '''
      AppMetrics
      | where Name == "recording.segment.waiting.age"
      | summarize Figures = count()
      | where Figures == 0
    '''
  }
  {
    name: 'captures-break-off'
    severity: 1
    window: 'PT15M'
    description: 'FFmpeg cannot be started, or ends by itself again and again.'
    query: '''
      AppMetrics
      | where Name == "recording.captures.ended"
      | where Properties["recording.capture.end_reason"] in ("Crashed", "FfmpegMissing", "Failed")
      | summarize Captures = sum(Sum) by AppRoleInstance
      | where Captures > 3
    '''
  }
  {
    name: 'workers-are-full'
    severity: 1
    window: 'PT5M'
    description: 'Captures find no place on a worker. They are asked for again every few seconds; meanwhile their sources are not recorded.'
    query: '''
      AppMetrics
      | where Name == "recording.captures.refused"
      | summarize Captures = sum(Sum)
      | where Captures > 10
    '''
  }
  {
    name: 'upload-is-slow'
    severity: 2
    window: 'PT15M'
    description: 'Segments reach storage more than 30 seconds after their end, on average.'
    query: '''
      AppMetrics
      | where Name == "recording.segment.lag"
      | summarize Seconds = sum(Sum) / sum(ItemCount) by AppRoleInstance
      | where Seconds > 30
    '''
  }
  {
    name: 'storage-fails'
    severity: 2
    window: 'PT15M'
    description: 'Storage does not answer, or refuses.'
    query: '''
      AppMetrics
      | where Name == "recording.storage.retries"
      | summarize Retries = sum(Sum) by Work = tostring(Properties["recording.storage.work"])
      | where Retries > 20
    '''
  }
  {
    name: 'files-fail'
    severity: 2
    window: 'PT15M'
    description: 'A file could not be made of its segments, which stay stored.'
    query: '''
      AppMetrics
      | where Name in ("recording.files", "recording.media")
      | where Properties["recording.file.result"] == "failed"
      | summarize Files = sum(Sum) by Name
      | where Files > 0
    '''
  }
  {
    name: 'callbacks-are-given-up'
    severity: 2
    window: 'PT15M'
    description: 'A receiver did not take a callback for as long as it is tried, or said that it is gone.'
    query: '''
      AppMetrics
      | where Name == "recording.callback.attempts"
      | where Properties["recording.callback.result"] == "GivenUp"
      | summarize Callbacks = sum(Sum)
      | where Callbacks > 0
    '''
  }
  {
    name: 'requests-fail'
    severity: 2
    window: 'PT15M'
    description: 'Requests end with an error of the service\'s own.'
    query: '''
      AppMetrics
      | where Name == "recording.requests"
      | where Properties["error.type"] in ("InternalError", "ServiceUnavailable")
      | summarize Requests = sum(Sum) by Operation = tostring(Properties["recording.operation"])
      | where Requests > 5
    '''
  }
  {
    name: 'callbacks-wait'
    severity: 3
    window: 'PT15M'
    description: 'A callback that failed again is older than an hour. Others of its task wait behind it.'
    query: '''
      AppMetrics
      | where Name == "recording.callback.age"
      | where Properties["recording.callback.result"] == "Retrying"
      | summarize Age = max(Max)
      | where Age > 3600
    '''
  }
  {
    name: 'recordings-have-gaps'
    severity: 3
    window: 'PT15M'
    description: 'Recordings miss more than a minute in all: sources were away, or workers.'
    query: '''
      AppMetrics
      | where Name == "recording.gap.time"
      | summarize Seconds = sum(Sum)
      | where Seconds > 60
    '''
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'recording'
    enabled: true
    emailReceivers: [for (address, i) in emails: {
      name: 'email${i}'
      emailAddress: address
      useCommonAlertSchema: true
    }]
  }
}

resource alert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.name
    description: rule.description
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // A new workspace has no table of figures until the first one comes.
    skipQueryValidation: true
    autoMitigate: true
    actions: {
      actionGroups: [people.id]
    }
  }
}]
