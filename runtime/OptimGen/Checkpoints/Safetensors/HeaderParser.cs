using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OptimGen;

/// <summary>
/// Parses the JSON of a header, strictly: every name once, nothing unknown, whole numbers only, nothing but spaces after the end.
/// </summary>
internal ref struct HeaderParser
{
    // A header is an object of objects of arrays.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 3 };

    private readonly string _path;
    private readonly Func<string, bool>? _isExpected;
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<TensorEntry> _tensors = [];
    private readonly List<long> _numbers = [];
    private Utf8JsonReader _reader;
    private string? _entry;
    private int _checksumPlace = -1;

    private HeaderParser(ReadOnlySpan<byte> json, string path, Func<string, bool>? isExpected)
    {
        _path = path;
        _isExpected = isExpected;
        _reader = new Utf8JsonReader(json, Options);
    }

    /// <summary>Parses a header.</summary>
    /// <exception cref="CheckpointException">The text is not what the format asks for.</exception>
    public static HeaderText Parse(ReadOnlySpan<byte> json, string path, Func<string, bool>? isExpected)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            throw new CheckpointException(path, null, "Its header does not begin with '{': it is no safetensors file.");
        }

        HeaderParser parser = new(json, path, isExpected);
        try
        {
            parser.ReadHeader();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader answers with the latter where a text is no UTF-8 or half of a surrogate pair.
            throw new CheckpointException(path, parser._entry, $"Its header is not valid JSON: {exception.Message}", exception);
        }

        if (json[(int)parser._reader.BytesConsumed..].ContainsAnyExcept((byte)' '))
        {
            throw new CheckpointException(path, null, "Something other than spaces follows the header's JSON.");
        }

        return new HeaderText(parser._tensors, parser._metadata, parser._checksumPlace);
    }

    private void ReadHeader()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject);
        while (Next() != JsonTokenType.EndObject)
        {
            _entry = null;
            string name = _reader.GetString()!;
            _entry = name;
            if (!names.Add(name))
            {
                throw Fault("It stands in the header twice.");
            }

            if (name == TensorHeader.MetadataKey)
            {
                ReadMetadata();
            }
            else if (_isExpected?.Invoke(name) == false)
            {
                throw Fault("There is no such parameter or state to load it into.");
            }
            else
            {
                ReadTensor(name);
            }
        }

        _entry = null;
    }

    private void ReadMetadata()
    {
        Expect(JsonTokenType.StartObject);
        while (Next() != JsonTokenType.EndObject)
        {
            string key = _reader.GetString()!;
            Expect(JsonTokenType.String);
            if (!_metadata.TryAdd(key, _reader.GetString()!))
            {
                throw Fault($"The key '{key}' stands in it twice.");
            }

            // An escaped checksum would be longer than its eight digits and could not be blanked in place.
            if (key == TensorHeader.ChecksumKey)
            {
                _checksumPlace = _reader.ValueSpan.Length == TensorHeader.BlankChecksum.Length
                    ? (int)_reader.TokenStartIndex + 1
                    : throw Fault($"The value of '{key}' is not eight digits.");
            }
        }
    }

    private void ReadTensor(string name)
    {
        TensorType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(JsonTokenType.StartObject);
        while (Next() != JsonTokenType.EndObject)
        {
            if (_reader.ValueTextEquals("dtype"u8))
            {
                type = type is null ? ReadType() : throw Fault("Its field 'dtype' stands in the header twice.");
            }
            else if (_reader.ValueTextEquals("shape"u8))
            {
                shape = shape is null ? ReadNumbers("shape") : throw Fault("Its field 'shape' stands in the header twice.");
            }
            else if (_reader.ValueTextEquals("data_offsets"u8))
            {
                offsets = offsets is null ? ReadNumbers("data_offsets") : throw Fault("Its field 'data_offsets' stands in the header twice.");
            }
            else
            {
                throw Fault($"It has an unknown field '{_reader.GetString()}'.");
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Fault($"It has no '{(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}'.");
        }

        if (offsets.Length != 2)
        {
            throw Fault($"Its 'data_offsets' are {offsets.Length} numbers instead of 2.");
        }

        CheckSize(type, shape, offsets);
        _tensors.Add(new TensorEntry(name, type, shape, offsets[0], offsets[1]));
    }

    private TensorType ReadType()
    {
        Expect(JsonTokenType.String);
        string name = _reader.GetString()!;
        return TensorType.Find(name) ?? throw Fault($"Its type '{name}' is none of {string.Join(", ", TensorType.Names)}.");
    }

    private long[] ReadNumbers(string field)
    {
        _numbers.Clear();
        Expect(JsonTokenType.StartArray);
        while (Read() != JsonTokenType.EndArray)
        {
            // Only digits: JSON would also allow 1e3, 1.0 and -0.
            if (_reader.TokenType != JsonTokenType.Number
                || _reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                || !_reader.TryGetInt64(out long number))
            {
                throw Fault($"Its '{field}' holds something other than whole numbers.");
            }

            _numbers.Add(number);
        }

        return [.. _numbers];
    }

    private readonly void CheckSize(TensorType type, long[] shape, long[] offsets)
    {
        UInt128 bytes = (UInt128)type.Size;
        foreach (long size in shape)
        {
            bytes *= (UInt128)size;
            if (bytes > long.MaxValue)
            {
                throw Fault("Its shape has more elements than any file can hold.");
            }
        }

        if (offsets[1] < offsets[0] || bytes != (UInt128)(offsets[1] - offsets[0]))
        {
            throw Fault($"Its bytes {offsets[0]} to {offsets[1]} are not the {bytes} of its shape and type.");
        }
    }

    private JsonTokenType Read()
    {
        _reader.Read();
        return _reader.TokenType;
    }

    private JsonTokenType Next()
    {
        JsonTokenType token = Read();
        return token is JsonTokenType.PropertyName or JsonTokenType.EndObject
            ? token
            : throw Fault($"The header holds a {token} where a name was expected.");
    }

    private void Expect(JsonTokenType expected)
    {
        JsonTokenType token = Read();
        if (token != expected)
        {
            throw Fault($"The header holds a {token} where a {expected} was expected.");
        }
    }

    private readonly CheckpointException Fault(string reason) => new(_path, _entry, reason);
}
