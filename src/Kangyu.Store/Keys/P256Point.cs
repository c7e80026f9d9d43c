using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Kangyu.Store.Keys;

/// <summary>
/// Compressed points of the curve P-256 (SEC 1, 2.3.3 and 2.3.4): 33 bytes, <c>02</c> or <c>03</c> and the x coordinate. The platform reads
/// only whole points. Points are public; nothing here handles a secret.
/// </summary>
internal static class P256Point
{
    private const int CoordinateSize = 32;

    // FIPS 186-4, D.1.2.3
    private static readonly BigInteger Prime = Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    public static void Compress(ECDiffieHellman key, Span<byte> point)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        point[0] = (byte)(2 + (q.Y![^1] & 1));
        q.X.CopyTo(point[1..]);
    }

    /// <exception cref="CryptographicException">The bytes are no point of the curve.</exception>
    public static ECDiffieHellman Expand(ReadOnlySpan<byte> point)
    {
        var x = new BigInteger(point[1..(1 + CoordinateSize)], isUnsigned: true, isBigEndian: true);
        var square = (BigInteger.ModPow(x, 3, Prime) + (3 * (Prime - x)) + B) % Prime;
        // the prime is 3 modulo 4, so this power is a square root where there is one
        var y = BigInteger.ModPow(square, (Prime + 1) / 4, Prime);
        if (point[0] is not (2 or 3) || x >= Prime || y * y % Prime != square) throw new CryptographicException("Not a point of P-256.");
        if ((int)(y % 2) != point[0] - 2) y = Prime - y;
        var q = new ECPoint { X = point[1..(1 + CoordinateSize)].ToArray(), Y = Fixed(y) };
        return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = q });
    }

    private static byte[] Fixed(BigInteger value)
    {
        var bytes = new byte[CoordinateSize];
        var given = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        given.CopyTo(bytes, CoordinateSize - given.Length);
        return bytes;
    }

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
