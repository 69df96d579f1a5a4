using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>What of a file in PyTorch's vocabulary goes where: checked, and ready to be read.</summary>
internal sealed class TorchImport<T>
    where T : unmanaged
{
    private readonly string _path;
    private readonly ParameterSet<T> _set;
    private readonly OptimizerState[] _states;
    private readonly IOptimizer<T> _optimizer;
    private readonly TorchMapping _mapping;
    private readonly Dictionary<string, TensorEntry> _entries;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ITensorMemory> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ITensorMemory> _numbers = new(StringComparer.Ordinal);
    private readonly List<(StateBuffer Buffer, string Entry)> _uniforms = [];
    private readonly List<StateBuffer> _empty = [];
    private readonly string?[] _stepEntries;
    private readonly long[] _steps;
    private readonly List<(IOptimizer Optimizer, double[] Values)> _hyperparameters;

    public TorchImport(
        string path,
        TensorHeader header,
        ParameterSet<T> set,
        OptimizerState[] states,
        IOptimizer<T> optimizer,
        TorchMapping mapping,
        TorchMatching matching)
    {
        (_path, _set, _states, _optimizer, _mapping) = (path, set, states, optimizer, mapping);
        _entries = header.Tensors.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        _stepEntries = new string?[states.Length];
        _steps = new long[states.Length];
        string kind = header.Metadata.GetValueOrDefault(TorchKeys.Optimizer)
            ?? throw Fault(TensorHeader.MetadataKey, $"It has no '{TorchKeys.Optimizer}': no file of PyTorch's vocabulary.");
        if (kind != mapping.Optimizer)
        {
            throw Fault(TorchKeys.Optimizer, $"It is of {kind}, not of {mapping.Optimizer}.");
        }

        List<TorchGroup> groups = TorchGroupReader.Read(path, header.Metadata.GetValueOrDefault(TorchKeys.Groups) ?? "");
        Dictionary<string, Parameter<T>> parameters = Parameters(groups, matching);
        _hyperparameters = TorchHyperparameters.Match(path, groups, parameters, set, optimizer, mapping);
        Dictionary<Parameter<T>, string> names = parameters.ToDictionary(pair => pair.Value, pair => pair.Key);
        long step = StepOf(header);
        bool hasParameters = parameters.Keys.Any(_entries.ContainsKey);
        for (int i = 0; i < states.Length; i++)
        {
            Place(set[i], names[set[i]], i, step, hasParameters);
        }

        string? unused = _entries.Keys.FirstOrDefault(name => !_used.Contains(name));
        if (unused is not null)
        {
            throw Fault(unused, $"{mapping.Optimizer} of this rule has no such parameter or state.");
        }
    }

    /// <summary>The tensors that are read into live memory.</summary>
    public IReadOnlyDictionary<string, ITensorMemory> Tensors => _tensors;

    /// <summary>The tensors of one number, which are read first.</summary>
    public IReadOnlyDictionary<string, ITensorMemory> Numbers => _numbers;

    /// <summary>Looks at the numbers that have been read.</summary>
    /// <exception cref="CheckpointException">A number of steps is none.</exception>
    public void CheckNumbers()
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            if (_stepEntries[i] is { } entry)
            {
                double step = Value(entry);

                // Beyond 2²⁴, 32 bits do not count steps.
                _steps[i] = step is >= 0 and <= 1L << 53 && double.IsInteger(step)
                    ? (long)step
                    : throw Fault(entry, $"Its value {step.ToString(CultureInfo.InvariantCulture)} is no number of steps.");
            }
        }
    }

    /// <summary>Sets what is not read from the file directly, once all is read.</summary>
    public void Complete()
    {
        foreach ((StateBuffer buffer, string entry) in _uniforms)
        {
            buffer.First<double>() = Value(entry);
        }

        byte[] zeros = new byte[4096];
        foreach (StateMemory memory in _empty.Select(buffer => new StateMemory(buffer)))
        {
            for (long start = 0; start < memory.Bytes; start += zeros.Length)
            {
                memory.Write(start, zeros.AsSpan(0, (int)Math.Min(zeros.Length, memory.Bytes - start)));
            }
        }

        foreach ((IOptimizer optimizer, double[] values) in _hyperparameters)
        {
            for (int i = 0; i < values.Length; i++)
            {
                optimizer.SetHyperparameter(i, values[i]);
            }
        }

        TensorPosition[] positions = [.. _steps.Zip(_states, (step, state) => new TensorPosition(step, state.Seed))];
        _set.Restore(_optimizer.Rule, _states, _steps.DefaultIfEmpty().Max(), positions);
    }

    // The set's parameters by the names that the file has for them.
    private Dictionary<string, Parameter<T>> Parameters(List<TorchGroup> groups, TorchMatching matching)
    {
        List<string> names = [.. groups.SelectMany(group => group.Parameters)];
        if (names.Count != _set.Count || names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            throw Fault(TorchKeys.Groups, $"Its groups have {names.Count} parameters, the set has {_set.Count}; each must be there once.");
        }

        if (matching == TorchMatching.Order)
        {
            return names
                .Zip(_set.Groups.SelectMany(group => group.Parameters))
                .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }

        Dictionary<string, Parameter<T>> own = _set.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return names.ToDictionary(
            name => name,
            name => own.TryGetValue(name, out Parameter<T>? parameter)
                ? parameter
                : throw Fault(name, "The set has no parameter of that name; see TorchMatching.Order."),
            StringComparer.Ordinal);
    }

    private void Place(Parameter<T> parameter, string name, int index, long step, bool hasParameters)
    {
        if (Find(name, parameter) is not null)
        {
            _tensors.Add(name, new ParameterMemory<T>(parameter));
        }
        else if (hasParameters)
        {
            throw Fault(name, "The file has other parameters, but not this one.");
        }

        // Without any state, the tensor is before its first step.
        if (!_mapping.States.Select(state => state.Key).Append(TorchKeys.StepState).Any(key => _entries.ContainsKey(CheckpointContent.NameOf(name, key))))
        {
            _empty.AddRange(_states[index].Buffers);
            _steps[index] = _mapping.States.Count == 0 && !_mapping.CountsSteps ? step : 0;
            return;
        }

        _steps[index] = Math.Max(step, 1);
        if (_mapping.CountsSteps)
        {
            _stepEntries[index] = Number(CheckpointContent.NameOf(name, TorchKeys.StepState));
        }
        else if (Use(CheckpointContent.NameOf(name, TorchKeys.StepState)) is { } extra)
        {
            throw Fault(extra.Name, $"{_mapping.Optimizer} counts no steps.");
        }

        foreach (StateBuffer buffer in _states[index].Buffers)
        {
            string entry = CheckpointContent.NameOf(name, TorchContent.KeyOf(_mapping, buffer.Name));
            if (buffer.Info.Shape == StateShape.Uniform)
            {
                _uniforms.Add((buffer, Number(entry)));
            }
            else if (Find(entry, parameter) is null)
            {
                throw Fault(entry, "It is missing.");
            }
            else
            {
                _tensors.Add(entry, new StateMemory(buffer));
            }
        }
    }

    // An entry that must be as large as the parameter.
    private TensorEntry? Find(string name, Parameter<T> parameter)
    {
        TensorEntry? entry = Use(name);
        if (entry is null)
        {
            return null;
        }

        if (entry.Type != TensorType.Of(typeof(T)))
        {
            throw Fault(name, $"Its type is {entry.Type}, the set's is {TensorType.Of(typeof(T))}.");
        }

        // One dimension is what memory has that nobody gave a shape.
        bool fits = parameter.Shape.Count == 1
            ? entry.Bytes == (long)parameter.Length * entry.Type.Size
            : entry.Shape.SequenceEqual(parameter.Shape.Select(size => (long)size));
        return fits
            ? entry
            : throw Fault(name, $"Its shape is [{string.Join(", ", entry.Shape)}], the set's is [{string.Join(", ", parameter.Shape)}].");
    }

    private string Number(string name)
    {
        TensorEntry entry = Use(name) ?? throw Fault(name, "It is missing.");
        if (entry.Bytes != entry.Type.Size || entry.Type.Name is not ("F32" or "F64"))
        {
            throw Fault(name, $"It is not one number of type F32 or F64.");
        }

        _numbers.Add(name, new ArrayMemory(new byte[entry.Type.Size]));
        return name;
    }

    private double Value(string name)
    {
        ReadOnlySpan<byte> bytes = ((ArrayMemory)_numbers[name]).Values;
        return bytes.Length == sizeof(float) ? MemoryMarshal.Read<float>(bytes) : MemoryMarshal.Read<double>(bytes);
    }

    private TensorEntry? Use(string name)
    {
        TensorEntry? entry = _entries.GetValueOrDefault(name);
        if (entry is not null)
        {
            _used.Add(name);
        }

        return entry;
    }

    private long StepOf(TensorHeader header) =>
        !header.Metadata.TryGetValue(TorchKeys.Step, out string? text)
            ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long step)
                ? step
                : throw Fault(TorchKeys.Step, $"Its value '{text}' is no number of steps.");

    private CheckpointException Fault(string entry, string reason) => new(_path, entry, reason);
}
