using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Reflection;

namespace Digits.Data;

/// <summary>Reads the images that are embedded in the program.</summary>
internal static class ImageReader
{
    private const string Resource = "digits.csv.gz";

    // Pixels are counts of 16 dots.
    private const float Darkest = 16;

    /// <summary>All images.</summary>
    /// <exception cref="InvalidDataException">A line is not 64 pixels and a digit.</exception>
    public static ImageSet ReadAll()
    {
        using Stream compressed = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The program contains no '{Resource}'.");
        using GZipStream stream = new(compressed, CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        List<float> pixels = [];
        List<int> labels = [];
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields.Length != ImageSet.PixelsPerImage + 1)
            {
                throw new InvalidDataException($"Line {labels.Count + 1} of '{Resource}' has {fields.Length} fields.");
            }

            for (int i = 0; i < ImageSet.PixelsPerImage; i++)
            {
                pixels.Add(int.Parse(fields[i], CultureInfo.InvariantCulture) / Darkest);
            }

            labels.Add(int.Parse(fields[^1], CultureInfo.InvariantCulture));
        }

        return new ImageSet([.. pixels], [.. labels]);
    }
}
