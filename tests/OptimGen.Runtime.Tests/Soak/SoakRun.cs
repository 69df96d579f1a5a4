using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Soak;

/// <summary>A set, and beside it the model of what it should be: every operation is done with both, and both are compared.</summary>
internal sealed class SoakRun(int seed, string path) : IDisposable
{
    private readonly Random _random = new(seed);
    private Model _model = new();
    private Model? _saved;
    private ParameterSet<float> _set = [];
    private HeavyBall _optimizer = new();
    private int _names;

    public void Dispose()
    {
        _set.Dispose();
        File.Delete(path);
    }

    /// <summary>One operation, by chance; what it was.</summary>
    public string Next()
    {
        (string Name, int Weight, Action Do)[] operations =
        [
            ("add", 3, Add), ("group", 1, AddGroup), ("place", 1, Place), ("rate", 2, ChangeRate), ("step", 12, Step), ("skipped step", 2, SkippedStep),
            ("refused step", 2, RefusedStep), ("clip", 2, Clip), ("save", 2, Save), ("load", 1, Load), ("crash", 1, Crash), ("broken file", 1, LoadBroken),
        ];
        int chosen = _random.Next(operations.Sum(static operation => operation.Weight));
        foreach ((string name, int weight, Action operate) in operations)
        {
            chosen -= weight;
            if (chosen < 0)
            {
                operate();
                return name;
            }
        }

        throw new InvalidOperationException("No operation was chosen.");
    }

    /// <summary>How the set differs from its model; null if it does not.</summary>
    public string? FindDifference()
    {
        if (_set.Step != _model.Step || _set.Count != _model.Tensors.Count)
        {
            return $"step {_set.Step} and {_set.Count} tensors, not {_model.Step} and {_model.Tensors.Count}";
        }

        foreach (ModelTensor expected in _model.Tensors)
        {
            Parameter<float> actual = _set[expected.Name];
            string? difference =
                !actual.Values.SequenceEqual(expected.Values) ? "values"
                : actual.Group.Name != expected.Group ? $"group {actual.Group.Name}, not {expected.Group}"
                : (actual.State?.Step ?? 0) != expected.Steps ? $"step {actual.State?.Step}, not {expected.Steps}"
                : actual.State is { } state && !state.Values<float>("m").SequenceEqual(expected.Moments) ? "moments"
                : null;
            if (difference is not null)
            {
                return $"'{expected.Name}': {difference}";
            }
        }

        string rates = string.Join(" ", _set.Groups.Select(group => group.Optimizer?.GetHyperparameter(0) ?? _optimizer.LearningRate));
        string expectedRates = string.Join(" ", _model.Rates.Values);
        return rates == expectedRates ? null : $"rates {rates}, not {expectedRates}";
    }

    private void Add()
    {
        ModelTensor tensor = new($"t{_names++}.{(_random.Next(2) == 0 ? "bias" : "weight")}", _random.Next(40));
        for (int i = 0; i < tensor.Values.Length; i++)
        {
            tensor.Values[i] = _random.Next(-8, 8);
        }

        // The first group with a pattern for it: that of its number's last digit, where there is one.
        tensor.Group = _model.Rates.Keys.FirstOrDefault(group => tensor.Name.Contains(group + ".", StringComparison.Ordinal)) ?? "default";
        _model.Tensors.Add(tensor);
        AddToSet(tensor);
    }

    private void AddToSet(ModelTensor tensor)
    {
        if (_random.Next(2) == 0)
        {
            _set.Add(tensor.Name, tensor.Values.ToArray(), new float[tensor.Values.Length]);
        }
        else
        {
            tensor.Values.CopyTo(_set.Allocate(tensor.Name, tensor.Values.Length).Values);
        }
    }

    private void AddGroup()
    {
        string name = $"{_random.Next(10)}";
        if (_model.Rates.TryAdd(name, 0.125))
        {
            AddGroupToSet(name, 0.125);
            foreach (ModelTensor tensor in _model.Tensors.Where(tensor =>
                tensor.Group == "default" && tensor.Name.Contains(name + ".", StringComparison.Ordinal)))
            {
                tensor.Group = name;
            }
        }
    }

    private void AddGroupToSet(string name, double rate) => _set.AddGroup(name, new HeavyBall { LearningRate = rate }, $"*{name}.*");

    private void Place()
    {
        ModelTensor[] free = [.. _model.Tensors.Where(static tensor => tensor.Group == "default")];
        string[] groups = [.. _model.Rates.Keys.Skip(1)];
        if (free.Length > 0 && groups.Length > 0)
        {
            ModelTensor tensor = free[_random.Next(free.Length)];
            tensor.Group = groups[_random.Next(groups.Length)];
            _set.FindGroup(tensor.Group)!.Add(_set[tensor.Name]);
        }
    }

    private void ChangeRate()
    {
        string[] groups = [.. _model.Rates.Keys];
        string group = groups[_random.Next(groups.Length)];
        _model.Rates[group] = _random.Next(1, 16) / 32.0;
        (_set.FindGroup(group)!.Optimizer ?? _optimizer).SetHyperparameter(0, _model.Rates[group]);
    }

    private void Step()
    {
        WriteGradients();
        StepBoth();
    }

    private void StepBoth()
    {
        _optimizer.Step(_set);
        foreach (ModelTensor tensor in _model.Tensors)
        {
            tensor.Step(_model.Rates[tensor.Group]);
        }

        _model.Step++;
    }

    private void SkippedStep()
    {
        WriteGradients(withOdd: true);
        _set.NonFiniteGradients = NonFiniteGradients.Skip;
        long skipped = _set.SkippedSteps;
        if (_model.Tensors.Exists(static tensor => tensor.HasOddGradient()))
        {
            _optimizer.Step(_set);
            Assert.Equal(skipped + 1, _set.SkippedSteps);
        }
        else
        {
            StepBoth();
        }
    }

    private void RefusedStep()
    {
        WriteGradients(withOdd: true);
        _set.NonFiniteGradients = NonFiniteGradients.Throw;
        if (_model.Tensors.Exists(static tensor => tensor.HasOddGradient()))
        {
            Assert.Throws<NotFiniteNumberException>(() => _optimizer.Step(_set));
        }
        else
        {
            StepBoth();
        }
    }

    private void Clip()
    {
        WriteGradients();
        _set.ClipGradientValue(2);
        foreach (ModelTensor tensor in _model.Tensors)
        {
            for (int i = 0; i < tensor.Gradients.Length; i++)
            {
                tensor.Gradients[i] = Math.Clamp(tensor.Gradients[i], -2, 2);
            }
        }

        StepBoth();
    }

    private void Save()
    {
        Checkpoint.Save(path, _set, _optimizer);
        _saved = _model.Copy();
    }

    // As another process would: from nothing but the file and the program, which makes the same tensors and groups again.
    private void Crash()
    {
        _set.Dispose();
        _set = [];
        _optimizer = new HeavyBall();
        _model = _saved?.Copy() ?? new Model();
        foreach ((string name, double _) in _model.Rates.Skip(1))
        {
            AddGroupToSet(name, 1);
        }

        foreach (ModelTensor tensor in _model.Tensors)
        {
            AddToSet(tensor);
            Parameter<float> parameter = _set[tensor.Name];
            parameter.Values.Fill(-1);
            if (parameter.Group.Name != tensor.Group)
            {
                _set.FindGroup(tensor.Group)!.Add(parameter);
            }
        }

        if (_saved is null)
        {
            return;
        }

        Checkpoint.Load(path, _set, _optimizer);
    }

    // Into the set that is running: only where it still has the tensors and groups that were saved.
    private void Load()
    {
        if (_saved is null)
        {
            return;
        }

        bool fits = Shape(_saved).SequenceEqual(Shape(_model));
        if (!fits)
        {
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, _set, _optimizer));
            return;
        }

        Checkpoint.Load(path, _set, _optimizer);
        _model = _saved.Copy();
    }

    private void LoadBroken()
    {
        if (_saved is null)
        {
            return;
        }

        byte[] whole = File.ReadAllBytes(path);
        byte[] broken = [.. whole];
        broken[_random.Next(broken.Length)] ^= (byte)(1 << _random.Next(8));
        File.WriteAllBytes(path, broken);
        try
        {
            // A flip may be in what nobody reads, such as a name in the metadata; then it loads what was saved.
            Checkpoint.Load(path, _set, _optimizer);
            _model = _saved.Copy();
        }
        catch (CheckpointException)
        {
        }

        File.WriteAllBytes(path, whole);
    }

    private static IEnumerable<string> Shape(Model model) =>
        model.Rates.Keys.Concat(model.Tensors.Select(static tensor => $"{tensor.Name} {tensor.Values.Length} {tensor.Group}"));

    private void WriteGradients(bool withOdd = false)
    {
        _set.NonFiniteGradients = NonFiniteGradients.Propagate;
        foreach (ModelTensor tensor in _model.Tensors)
        {
            Span<float> gradients = _set[tensor.Name].Gradients;
            for (int i = 0; i < gradients.Length; i++)
            {
                tensor.Gradients[i] = withOdd && _random.Next(50) == 0 ? float.NaN : _random.Next(-64, 64) / 16f;
                gradients[i] = tensor.Gradients[i];
            }
        }
    }
}
