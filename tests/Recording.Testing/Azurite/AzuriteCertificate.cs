using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Recording.Testing.Azurite;

/// <summary>A certificate for 127.0.0.1 that nobody vouches for, as files for Azurite.</summary>
public sealed class AzuriteCertificate : IDisposable
{
    private readonly TempFolder _folder = new("azurite");

    public AzuriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What clients know it by.</summary>
    public string Thumbprint { get; }

    /// <summary>The certificate as PEM.</summary>
    public string CertificatePath => _folder["certificate.pem"];

    /// <summary>Its key as PEM.</summary>
    public string KeyPath => _folder["key.pem"];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
