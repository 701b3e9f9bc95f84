using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Jose;

namespace Channels.Webhooks.Sealing;

/// <summary>
/// The public key for which content is sealed: RSA-OAEP-256 or ECDH-ES, each with A256GCM, as compact JWE. Only whoever has the private
/// key can read it.
/// </summary>
internal sealed class SealingKey
{
    public const string MediaType = "application/jose";

    private const int ShortestRsa = 2048;
    private const long SmallestExponent = 65537;
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    private readonly byte[] publicKey;

    private SealingKey(byte[] publicKey, bool isRsa) =>
        (this.publicKey, IsRsa, Id) = (publicKey, isRsa, System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(publicKey)));

    public bool IsRsa { get; }

    /// <summary><c>kid</c>: base64url of the SHA-256 of the public key (SubjectPublicKeyInfo).</summary>
    public string Id { get; }

    /// <summary>Reads a PEM file with a public key or a certificate.</summary>
    /// <returns>The key, or in words what is wrong with it.</returns>
    public static (SealingKey? Key, string? Wrong) Read(string file, DateTimeOffset now)
    {
        try
        {
            var pem = File.ReadAllText(file);
            if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
                return (null, "it holds a private key, which belongs to nobody but the reader");
            return pem.Contains("-----BEGIN CERTIFICATE", StringComparison.Ordinal) ? OfCertificate(pem, now) : OfPem(pem);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return (null, "it cannot be read as a PEM of a public key or certificate");
        }
    }

    /// <param name="content">What is sealed.</param>
    /// <param name="type">Its media type, said in <c>cty</c>.</param>
    public byte[] Seal(byte[] content, string type)
    {
        var headers = new Dictionary<string, object> { ["kid"] = Id, ["cty"] = type };
        if (IsRsa)
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return Ascii(JWT.EncodeBytes(content, rsa, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM, null, headers));
        }

        using var ec = ECDiffieHellman.Create();
        ec.ImportSubjectPublicKeyInfo(publicKey, out _);
        return Ascii(JWT.EncodeBytes(content, ec, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM, null, headers));

        static byte[] Ascii(string token) => Encoding.ASCII.GetBytes(token);
    }

    private static (SealingKey?, string?) OfCertificate(string pem, DateTimeOffset now)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        if (certificate.NotAfter.ToUniversalTime() <= now.UtcDateTime)
            return (null, "the certificate has expired");
        using var rsa = certificate.GetRSAPublicKey();
        using var ec = certificate.GetECDiffieHellmanPublicKey() ?? EcOf(certificate);
        return rsa is not null ? Judge(rsa)
            : ec is not null ? Judge(ec)
            : (null, "only RSA and elliptic curves can be sealed for");
    }

    /// <summary>A certificate for signing by elliptic curve holds the same kind of key.</summary>
    private static ECDiffieHellman? EcOf(X509Certificate2 certificate)
    {
        using var signing = certificate.GetECDsaPublicKey();
        if (signing is null)
            return null;
        var ec = ECDiffieHellman.Create();
        ec.ImportSubjectPublicKeyInfo(signing.ExportSubjectPublicKeyInfo(), out _);
        return ec;
    }

    private static (SealingKey?, string?) OfPem(string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return Judge(rsa);
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            using var ec = ECDiffieHellman.Create();
            ec.ImportFromPem(pem);
            return Judge(ec);
        }
    }

    private static (SealingKey?, string?) Judge(RSA rsa)
    {
        if (rsa.KeySize < ShortestRsa)
            return (null, $"RSA of {rsa.KeySize} bits is weak: {ShortestRsa} or more");
        var exponent = new System.Numerics.BigInteger(rsa.ExportParameters(false).Exponent, isUnsigned: true, isBigEndian: true);
        return exponent < SmallestExponent
            ? (null, $"RSA with the exponent {exponent} is weak: {SmallestExponent} or more")
            : (new SealingKey(rsa.ExportSubjectPublicKeyInfo(), isRsa: true), null);
    }

    private static (SealingKey?, string?) Judge(ECDiffieHellman ec) =>
        Curves.Contains(ec.ExportParameters(false).Curve.Oid.Value, StringComparer.Ordinal)
            ? (new SealingKey(ec.ExportSubjectPublicKeyInfo(), isRsa: false), null)
            : (null, "the curve is none of P-256, P-384 and P-521");
}
