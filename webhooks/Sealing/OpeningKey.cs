using System.Security.Cryptography;
using Jose;

namespace Channels.Webhooks.Sealing;

/// <summary>The private key of a reader: opens what <see cref="SealingKey"/> sealed, and nothing that is sealed in another way.</summary>
internal sealed class OpeningKey : IDisposable
{
    private readonly RSA? rsa;
    private readonly ECDiffieHellman? ec;

    private OpeningKey(RSA? rsa, ECDiffieHellman? ec) => (this.rsa, this.ec) = (rsa, ec);

    /// <returns>Null when the file is no PEM of a private key.</returns>
    public static OpeningKey? Read(string file)
    {
        try
        {
            var pem = File.ReadAllText(file);
            if (!pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
                return null;
            return OfRsa(pem) ?? OfCurve(pem);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>What was sealed, or null when it was not sealed for this key or was changed on the way.</returns>
    public byte[]? Open(string token)
    {
        try
        {
            // The way is ours to say, never the token's.
            return rsa is not null
                ? JWT.DecodeBytes(token, rsa, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM)
                : JWT.DecodeBytes(token, ec, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
        }
        catch (Exception broken)
            when (broken is JoseException or CryptographicException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        rsa?.Dispose();
        ec?.Dispose();
    }

    private static OpeningKey? OfRsa(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return new OpeningKey(rsa, null);
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            return null;
        }
    }

    private static OpeningKey? OfCurve(string pem)
    {
        var ec = ECDiffieHellman.Create();
        try
        {
            ec.ImportFromPem(pem);
            return new OpeningKey(null, ec);
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            ec.Dispose();
            return null;
        }
    }
}
