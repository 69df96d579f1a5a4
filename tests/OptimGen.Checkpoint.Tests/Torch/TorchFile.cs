using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using OptimGen.Checkpoints.Tests.Support;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>A file in PyTorch's vocabulary as numbers, whether it is a safetensors file or a record of one.</summary>
internal sealed class TorchFile
{
    private readonly Dictionary<string, (string Type, long[] Shape, double[] Values)> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, (string Type, long[] Shape, double[] Values)> Tensors => _tensors;

    /// <summary>The groups, as JSON.</summary>
    public JsonElement Groups => JsonDocument.Parse(_metadata["torch.param_groups"]).RootElement;

    /// <summary>The record of a case after k steps (<c>k</c>) or n more (<c>kn</c>).</summary>
    public static TorchFile Recorded(string name, string when)
    {
        TorchFile result = new();
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "torch", name + ".json");
        JsonElement file = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty(when);
        foreach (JsonProperty tensor in file.GetProperty("tensors").EnumerateObject())
        {
            result._tensors.Add(
                tensor.Name,
                (
                    tensor.Value.GetProperty("dtype").GetString()!,
                    [.. tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
                    [.. tensor.Value.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]));
        }

        foreach (JsonProperty text in file.GetProperty("metadata").EnumerateObject())
        {
            result._metadata.Add(text.Name, text.Value.GetString()!);
        }

        return result;
    }

    /// <summary>A file, taken apart by hand.</summary>
    public static TorchFile Read(string path)
    {
        TorchFile result = new();
        byte[] file = File.ReadAllBytes(path);
        byte[] data = Container.Data(file);
        foreach ((string name, (string type, long[] shape, long begin, long end)) in Container.Tensors(file))
        {
            ReadOnlySpan<byte> bytes = data.AsSpan((int)begin, (int)(end - begin));
            double[] values = type == "F32"
                ? Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), value => (double)value)
                : MemoryMarshal.Cast<byte, double>(bytes).ToArray();
            result._tensors.Add(name, (type, shape, values));
        }

        using JsonDocument header = JsonDocument.Parse(Container.Header(file));
        foreach (JsonProperty text in header.RootElement.GetProperty("__metadata__").EnumerateObject())
        {
            result._metadata.Add(text.Name, text.Value.GetString()!);
        }

        return result;
    }

    /// <summary>The same file with another text of metadata.</summary>
    public TorchFile With(string key, Func<string, string> change)
    {
        _metadata[key] = change(_metadata[key]);
        return this;
    }

    public TorchFile Without(string tensor)
    {
        Assert.True(_tensors.Remove(tensor));
        return this;
    }

    public TorchFile With(string tensor, string type, long[] shape, params double[] values)
    {
        _tensors[tensor] = (type, shape, values);
        return this;
    }

    /// <summary>A safetensors file, put together by hand.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream data = new();
        List<string> header = ["\"__metadata__\":{" + string.Join(",", _metadata.Select(text => $"{Json(text.Key)}:{Json(text.Value)}")) + "}"];
        foreach ((string name, (string type, long[] shape, double[] values)) in _tensors.OrderBy(tensor => tensor.Value.Type == "F64" ? 0 : 1))
        {
            long begin = data.Length;
            foreach (double value in values)
            {
                data.Write(type == "F32" ? BitConverter.GetBytes((float)value) : BitConverter.GetBytes(value));
            }

            header.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Json(name)}:{{\"dtype\":\"{type}\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{begin},{data.Length}]}}"));
        }

        return Container.Build("{" + string.Join(",", header) + "}", data.ToArray());
    }

    /// <summary>Compares the parameters and states of a set with this file.</summary>
    public void AssertEquals<T>(ParameterSet<T> set, TorchMapping mapping, double tolerance)
        where T : unmanaged, INumber<T>
    {
        foreach (Parameter<T> parameter in set)
        {
            AssertEquals(parameter.Name, parameter.Values, tolerance);
            foreach (StateBuffer buffer in parameter.State!.Buffers)
            {
                string name = $"state.{parameter.Name}.{mapping.States.Single(state => state.Name == buffer.Name).Key}";
                if (buffer.Info.Shape == StateShape.Uniform)
                {
                    AssertEquals<double>(name, parameter.State.Values<double>(buffer.Name), tolerance);
                }
                else
                {
                    AssertEquals<T>(name, parameter.State.Values<T>(buffer.Name), tolerance);
                }
            }

            if (mapping.CountsSteps)
            {
                Assert.Equal(Assert.Single(_tensors[$"state.{parameter.Name}.step"].Values), parameter.State.Step);
            }
        }
    }

    private void AssertEquals<T>(string name, ReadOnlySpan<T> actual, double tolerance)
        where T : INumber<T>
    {
        double[] expected = _tensors[name].Values;
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - double.CreateChecked(actual[i]));
            Assert.True(difference <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"{name}[{i}] is {actual[i]} instead of {expected[i]}");
        }
    }

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
