using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;
using OptimGen.Tests;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>States that PyTorch had, recorded: what comes from there goes on as it would have gone on there.</summary>
public sealed class TorchRecordTests
{
    public static TheoryData<string> Cases => new(TorchCase.All.Select(item => item.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_here_lead_where_steps_there_led(string name)
    {
        TorchCase item = TorchCase.All.Single(candidate => candidate.Name == name);
        if (item.IsDouble)
        {
            AssertGoesOn<double>(item);
        }
        else
        {
            AssertGoesOn<float>(item);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_imported_and_exported_is_what_it_was(string name)
    {
        TorchCase item = TorchCase.All.Single(candidate => candidate.Name == name);
        if (item.IsDouble)
        {
            AssertReturns<double>(item);
        }
        else
        {
            AssertReturns<float>(item);
        }
    }

    [Fact]
    public void Every_optimizer_that_PyTorch_has_too_is_among_the_cases()
    {
        Assert.Equal(
            Catalogue.Names.Where(name => TorchMappings.Find(Catalogue.Create(name).Rule) is not null),
            TorchCase.All.Select(item => item.Optimizer).Distinct().Order(StringComparer.Ordinal));
        Assert.Throws<NotSupportedException>(() => TorchMappings.Of(new Lion()));
    }

    private static void AssertGoesOn<T>(TorchCase item)
        where T : unmanaged, INumber<T>
    {
        IOptimizer<T> optimizer = Catalogue.Create<T>(item.Optimizer);
        using ParameterSet<T> set = item.CreateSet(optimizer);
        TorchMapping mapping = TorchMappings.Of(optimizer);
        Import(TorchFile.Recorded(item.Name, "k"), set, optimizer);
        TorchFile.Recorded(item.Name, "k").AssertEquals(set, mapping, 0);
        TorchModel.Step(set, optimizer, item.After);
        TorchFile.Recorded(item.Name, "kn").AssertEquals(set, mapping, item.Tolerance);

        // The same steps here from the start, which the record is not needed for: hyperparameters came over too.
        IOptimizer<T> own = item.CreateOptimizer<T>();
        using ParameterSet<T> whole = item.CreateSet(own);
        TorchModel.Fill(whole);
        TorchModel.Step(whole, own, item.Before + item.After);
        TorchFile.Recorded(item.Name, "kn").AssertEquals(whole, mapping, item.Tolerance);
    }

    private static void AssertReturns<T>(TorchCase item)
        where T : unmanaged, INumber<T>
    {
        IOptimizer<T> optimizer = Catalogue.Create<T>(item.Optimizer);
        using ParameterSet<T> set = item.CreateSet(optimizer);
        TorchFile recorded = TorchFile.Recorded(item.Name, "k");
        Import(recorded, set, optimizer);
        using TemporaryFolder folder = new();
        TorchState.Export(folder.File(), set, optimizer, TorchMappings.Of(optimizer));
        TorchFile exported = TorchFile.Read(folder.File());
        Assert.Equal(recorded.Tensors.Keys.Order(StringComparer.Ordinal), exported.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, (string type, long[] shape, double[] values)) in recorded.Tensors)
        {
            // Memory of the caller's has one dimension, as the bias here has there.
            Assert.Equal(type, exported.Tensors[name].Type);
            Assert.Equal(shape, exported.Tensors[name].Shape);
            Assert.Equal(values, exported.Tensors[name].Values);
        }

        // Every setting that is written is the one that PyTorch had, or off where that version did not know it.
        Assert.Equal(recorded.Groups.GetArrayLength(), exported.Groups.GetArrayLength());
        foreach ((JsonElement expected, JsonElement actual) in recorded.Groups.EnumerateArray().Zip(exported.Groups.EnumerateArray()))
        {
            foreach (JsonProperty setting in actual.EnumerateObject())
            {
                if (expected.TryGetProperty(setting.Name, out JsonElement value))
                {
                    AssertSame(value, setting.Value);
                }
                else
                {
                    Assert.Equal(JsonValueKind.False, setting.Value.ValueKind);
                }
            }
        }
    }

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
            foreach ((JsonElement one, JsonElement two) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
            {
                AssertSame(one, two);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Number)
        {
            Assert.Equal(expected.GetDouble(), actual.GetDouble());
        }
        else
        {
            Assert.Equal(expected.ToString(), actual.ToString());
        }
    }

    private static void Import<T>(TorchFile file, ParameterSet<T> set, IOptimizer<T> optimizer)
        where T : unmanaged
    {
        using MemoryStream stream = new(file.ToBytes(), writable: false);
        TorchState.Import(stream, "memory", set, optimizer, TorchMappings.Of(optimizer), TorchMatching.Names);
    }
}
