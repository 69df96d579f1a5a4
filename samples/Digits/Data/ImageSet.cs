using System;

namespace Digits.Data;

/// <summary>Images and the digits that they show.</summary>
/// <param name="pixels">The pixels from 0 to 1, image after image.</param>
/// <param name="labels">The digits, one per image.</param>
internal sealed class ImageSet(float[] pixels, int[] labels)
{
    /// <summary>The pixels of an image: 8 rows of 8.</summary>
    public const int PixelsPerImage = 64;

    /// <summary>The number of different digits.</summary>
    public const int Digits = 10;

    /// <summary>The number of images.</summary>
    public int Count => labels.Length;

    /// <summary>The pixels of one image, row by row.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<float> Image(int index) => pixels.AsSpan(index * PixelsPerImage, PixelsPerImage);

    /// <summary>The digit that an image shows.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    public int Label(int index) => labels[index];

    /// <summary>The images at these places, in this order.</summary>
    /// <param name="indices">The places.</param>
    public ImageSet Select(ReadOnlySpan<int> indices)
    {
        float[] chosenPixels = new float[indices.Length * PixelsPerImage];
        int[] chosenLabels = new int[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(chosenPixels.AsSpan(i * PixelsPerImage));
            chosenLabels[i] = Label(indices[i]);
        }

        return new ImageSet(chosenPixels, chosenLabels);
    }
}
