using System.Numerics;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>An exact fraction in lowest terms. Repeated squaring doubles exponents beyond any machine integer, hence whole numbers of any size.</summary>
internal readonly record struct Rational
{
    // Of the default, 0, both parts are 0.
    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return;
        }

        // Nearly always 1.
        BigInteger divisor = denominator.IsOne ? denominator : BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public static Rational One { get; } = Of(1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => Numerator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => Numerator.IsZero;

    public static Rational Of(int numerator, int denominator = 1) => new(numerator, denominator);

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The fraction with a small denominator that a double stands for: 0.25, 1.0 / 3; null for other numbers.</summary>
    public static Rational? Near(double value)
    {
        const int LargestDenominator = 12;
        const double LargestValue = 1e6;
        for (int denominator = 1; denominator <= LargestDenominator && System.Math.Abs(value) <= LargestValue; denominator++)
        {
            double numerator = System.Math.Round(value * denominator);
            if (numerator / denominator == value)
            {
                return Of((int)numerator, denominator);
            }
        }

        return null;
    }
}
