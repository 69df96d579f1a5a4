using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using OptimGen.Tests;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>A case of <c>cases.json</c>: an optimizer of PyTorch with its settings, and the one of the catalogue that is the same.</summary>
internal sealed class TorchCase
{
    private readonly JsonElement _case;

    private TorchCase(JsonElement @case) => _case = @case;

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "Torch", "cases.json");

    public static IReadOnlyList<TorchCase> All { get; } =
        [.. JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray().Select(item => new TorchCase(item))];

    public string Name => Text("name");

    public string Optimizer => Text("optimizer");

    public string Class => Text("class");

    public bool IsDouble => Text("dtype") == "float64";

    public int Before => _case.GetProperty("k").GetInt32();

    public int After => _case.GetProperty("n").GetInt32();

    public bool HasGroups => _case.TryGetProperty("bias", out _);

    /// <summary>PyTorch keeps what is one number per tensor in 32 bits, whatever the parameters are.</summary>
    public double Tolerance => IsDouble && Class is not ("NAdam" or "ASGD") ? 1e-13 : 3e-6;

    /// <summary>The optimizer as PyTorch had it, for sets that are not imported; groups come with <see cref="CreateSet{T}"/>.</summary>
    public IOptimizer<T> CreateOptimizer<T>()
        where T : unmanaged
    {
        IOptimizer<T> optimizer = Catalogue.Create<T>(Optimizer);
        Set(optimizer, "settings");
        return optimizer;
    }

    /// <summary>The model of <c>torch_runs.py</c> before its first step.</summary>
    public ParameterSet<T> CreateSet<T>(IOptimizer<T> optimizer)
        where T : unmanaged
    {
        ParameterSet<T> set = TorchModel.CreateSet<T>();
        if (HasGroups)
        {
            IOptimizer<T> biases = (IOptimizer<T>)optimizer.Clone();
            Set(biases, "bias");
            set.AddGroup("biases", biases, "*.bias");
        }

        return set;
    }

    private string Text(string key) => _case.GetProperty(key).GetString()!;

    private void Set(IOptimizer optimizer, string settings)
    {
        TorchMapping mapping = Optimizers.TorchMappings.Of(optimizer);
        foreach (JsonProperty property in _case.GetProperty(settings).EnumerateObject())
        {
            JsonElement[] values = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : [property.Value];
            for (int i = 0; i < values.Length; i++)
            {
                string key = property.Value.ValueKind == JsonValueKind.Array ? $"{property.Name}[{i}]" : property.Name;
                if (values[i].ValueKind == JsonValueKind.Number)
                {
                    optimizer.SetHyperparameter(mapping.Hyperparameters.Single(name => name.Key == key).Name, values[i].GetDouble());
                }
            }
        }
    }
}
