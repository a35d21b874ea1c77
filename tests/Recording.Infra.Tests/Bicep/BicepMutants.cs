namespace Recording.Infra.Tests.Bicep;

/// <summary>Mistakes of every kind that the checks are for.</summary>
internal static class BicepMutants
{
    private const string TableRole = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";

    public static IReadOnlyList<BicepMutant> All { get; } =
    [
        new("modules/identity.bicep", "location: location", "location = location", "syntax", "does not parse"),
        new("modules/vault.bicep", "param name string", "param name", "syntax", "does not parse"),
        new("modules/alerts.bicep", "    autoMitigate: true\n", "    autoMitigate: true }\n", "syntax", "does not parse"),
        new("environments/dev.bicepparam", "'container'", "'container", "syntax", "does not parse"),

        new("modules/registry.bicep", "scope: registry", "scope: registrie", "names", "registrie is not declared"),
        new("modules/recordings.bicep", "for item in containers", "for item in container5", "names", "container5 is not declared"),
        new("modules/recordings.bicep", "name: item", "name: role", "names", "role is not declared"),
        new("modules/container.bicep", "items(plain)", "itmes(plain)", "names", "itmes is no known function"),
        new("modules/container.bicep", "secretRef: toLower(reference.value)", "secretRef: toLower(setting.value)", "names", "setting is not declared"),
        new("modules/premium.bicep", "DOCKER|${image}", "DOCKER|${imge}", "names", "imge is not declared"),
        new("main.bicep", "@minValue(0)", "@minimum(0)", "names", "minimum is no known decorator"),
        new("modules/spool.bicep", "shareQuota: sizeGiB", "shareQuota: 100", "names", "sizeGiB is declared and not used"),

        new("main.bicep", "'modules/vault.bicep'", "'modules/vaults.bicep'", "modules", "there is no modules/vaults.bicep"),
        new("main.bicep", "    readerId: identity.outputs.principalId\n", "", "modules", "vault is not given readerId"),
        new("main.bicep", "    readerId: identity", "    reader: identity.outputs.principalId\n    readerId: identity", "modules", "has no parameter reader"),
        new("main.bicep", "identity.outputs.clientId", "identity.outputs.objectId", "modules", "identity has no output objectId"),
        new("main.bicep", "premium!.outputs.address", "premium!.outputs.url", "modules", "premium has no output url"),

        new("environments/prod.bicepparam", "param environmentName = 'prod'\n", "", "parameters", "environmentName is not set"),
        new("environments/prod.bicepparam", "param minimumWorkers", "param minWorkers", "parameters", "has no parameter minWorkers"),
        new("environments/dev.bicepparam", "using '../main.bicep'", "using '../mein.bicep'", "parameters", "there is no ../mein.bicep"),

        new("modules/vault.bicep", "vaults@2023-07-01", "vaults@2099-01-01", "resources", "not in the list of versions"),
        new("modules/vault.bicep", "Microsoft.KeyVault/vaults@", "Microsoft.KeyVault/vault@", "resources", "not in the list of versions"),
        new("modules/recordings.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "resources", "allowSharedKeyAccess must be false"),
        new("modules/host-state.bicep", "    allowSharedKeyAccess: false\n", "", "resources", "allowSharedKeyAccess must be false"),
        new("modules/spool.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: !false", "resources", "allowSharedKeyAccess must be false"),
        new("modules/recordings.bicep", "'TLS1_2'", "'TLS1_0'", "resources", "minimumTlsVersion must be TLS1_2"),
        new("modules/recordings.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "resources", "allowBlobPublicAccess must be false"),
        new("modules/recordings.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'", "resources", "publicAccess must be None"),
        new("modules/recordings.bicep", "supportsHttpsTrafficOnly: true", "supportsHttpsTrafficOnly: false", "resources", "takes more than HTTPS"),
        new("modules/spool.bicep", "defaultAction: 'Deny'", "defaultAction: 'Allow'", "resources", "takes more than HTTPS"),
        new("modules/premium.bicep", "httpsOnly: true", "httpsOnly: false", "resources", "httpsOnly must be true"),
        new("modules/premium.bicep", "ftpsState: 'Disabled'", "ftpsState: 'AllAllowed'", "resources", "ftpsState must be Disabled"),
        new("modules/premium.bicep", "allow: false", "allow: true", "resources", "allow must be false"),
        new("modules/premium.bicep", "type: 'UserAssigned'", "type: 'SystemAssigned'", "resources", "identity.type must be UserAssigned"),
        new("modules/container.bicep", "allowInsecure: false", "allowInsecure: true", "resources", "allowInsecure must be false"),
        new("modules/registry.bicep", "adminUserEnabled: false", "adminUserEnabled: true", "resources", "adminUserEnabled must be false"),
        new("modules/vault.bicep", "enablePurgeProtection: true", "enablePurgeProtection: false", "resources", "enablePurgeProtection must be true"),
        new("modules/vault.bicep", "enableRbacAuthorization: true", "enableRbacAuthorization: false", "resources", "enableRbacAuthorization must be true"),
        new("modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false", "resources", "DisableLocalAuth must be true"),

        // Owner, then Contributor: of everything that the role is given on.
        new("modules/registry.bicep", "7f951dda-4ed3-4680-a7ca-43fe172d538d", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "roles", "is no known role"),
        new("modules/vault.bicep", "4633458b-17de-408a-b874-0445c86b69e6", "b24988ac-6180-42a0-ab88-20f7382dd24c", "roles", "is no known role"),
        new("modules/vault.bicep", "4633458b-17de-408a-b874-0445c86b69e6", TableRole, "roles", "is not for Microsoft.KeyVault/vaults"),
        new("modules/recordings.bicep", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "roles", "is for host-state.bicep alone"),
        new("modules/vault.bicep", "  scope: vault\n", "", "roles", "not given on one resource"),
        new("modules/registry.bicep", "scope: registry", "scope: resourceGroup()", "roles", "not given on one resource"),
        new("modules/registry.bicep", "'Microsoft.Authorization/roleDefinitions', acrPull", "'Microsoft.Authorization/roleDefinitions', name", "roles", "cannot be told"),
        new("modules/vault.bicep", "principalType: 'ServicePrincipal'", "principalType: 'User'", "roles", "principalType must be"),

        new("modules/recordings.bicep", "output name string = account.name", "output name string = account.listKeys().keys[0].value", "secrets", "reads a key"),
        new("modules/vault.bicep", "output name string", "output masterKey string", "secrets", "output masterKey would be readable"),
        new("modules/monitoring.bicep", "= insights.name", "= insights.properties.ConnectionString", "secrets", "output insightsName would be readable"),
        new("modules/settings.bicep", "param publicUrl string", "@secure()\nparam publicUrl string", "secrets", "output plain would be readable"),
        new("modules/settings.bicep", "'managedidentity'", "'AccountKey=abc'", "secrets", "looks like a secret"),
        new("modules/container.bicep", "keyVaultUrl: ", "value: ", "secrets", "comes from the vault"),
        new("modules/vault.bicep", "Microsoft.Insights/diagnosticSettings@2021-05-01-preview", "Microsoft.KeyVault/vaults/secrets@2023-07-01", "secrets", "not put into the vault"),
    ];
}
