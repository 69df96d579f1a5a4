using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>What is generated, as whole files: read them as a reviewer would.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Declared_form() => Verify(nameof(Declared_form), Declarations.AdamW);

    [Fact]
    public void Rule_form() => Verify(nameof(Rule_form), Declarations.Lion);

    [Fact]
    public void Nested_with_a_uniform_condition() => Verify(nameof(Nested_with_a_uniform_condition), Declarations.HeavyBall);

    [Fact]
    public void Parameters_of_16_bits() => Verify(nameof(Parameters_of_16_bits), Declarations.Anchored);

    private static void Verify(string test, string source) =>
        Snapshots.Verify("Generation", $"{nameof(SnapshotTests)}.{test}", GeneratorRun.Of(source).AssertCompiles().Files);
}
