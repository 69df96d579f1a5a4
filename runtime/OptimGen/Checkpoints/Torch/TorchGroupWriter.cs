using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OptimGen;

/// <summary>Writes <c>param_groups</c> as JSON.</summary>
internal static class TorchGroupWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The groups of a set that have parameters, in its order.</summary>
    public static string Write<T>(ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping)
        where T : unmanaged
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, Options))
        {
            writer.WriteStartArray();
            foreach (ParameterGroup<T> group in set.Groups)
            {
                if (group.Parameters.Count > 0)
                {
                    Write(writer, group, group.Optimizer ?? optimizer, mapping);
                }
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Write<T>(Utf8JsonWriter writer, ParameterGroup<T> group, IOptimizer optimizer, TorchMapping mapping)
        where T : unmanaged
    {
        writer.WriteStartObject();
        WriteNumbers(writer, optimizer, mapping.Hyperparameters);
        foreach (TorchFlag flag in mapping.Flags)
        {
            writer.WriteBoolean(flag.Key, flag.Value);
        }

        writer.WriteStartArray(TorchKeys.Parameters);
        foreach (Parameter<T> parameter in group.Parameters)
        {
            writer.WriteStringValue(parameter.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Numbers of a tuple follow each other in the mapping.
    private static void WriteNumbers(Utf8JsonWriter writer, IOptimizer optimizer, IReadOnlyList<TorchName> names)
    {
        string? tuple = null;
        foreach (TorchName name in names)
        {
            int bracket = name.Key.IndexOf('[', StringComparison.Ordinal);
            string? itsTuple = bracket < 0 ? null : name.Key[..bracket];
            if (tuple is not null && itsTuple != tuple)
            {
                writer.WriteEndArray();
            }

            double value = optimizer.GetHyperparameter(name.Name);
            if (itsTuple is null)
            {
                writer.WriteNumber(name.Key, value);
            }
            else
            {
                if (itsTuple != tuple)
                {
                    writer.WriteStartArray(itsTuple);
                }

                writer.WriteNumberValue(value);
            }

            tuple = itsTuple;
        }

        if (tuple is not null)
        {
            writer.WriteEndArray();
        }
    }
}
