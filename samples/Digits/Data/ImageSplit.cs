using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Digits.Data;

/// <summary>Images to learn from, and images held back to test what was learnt.</summary>
/// <param name="Training">The images to learn from.</param>
/// <param name="Test">The images held back.</param>
internal sealed record ImageSplit(ImageSet Training, ImageSet Test)
{
    /// <summary>Splits images so that both parts have every digit in the same proportion.</summary>
    /// <param name="images">The images.</param>
    /// <param name="trainingShare">The share to learn from, between 0 and 1.</param>
    /// <param name="seed">Decides which images go where; the same seed gives the same split.</param>
    public static ImageSplit Stratified(ImageSet images, double trainingShare, int seed)
    {
        Random random = new(seed);
        List<int> training = [];
        List<int> test = [];
        for (int digit = 0; digit < ImageSet.Digits; digit++)
        {
            List<int> places = [];
            for (int i = 0; i < images.Count; i++)
            {
                if (images.Label(i) == digit)
                {
                    places.Add(i);
                }
            }

            Span<int> shuffled = CollectionsMarshal.AsSpan(places);
            random.Shuffle(shuffled);
            int trainingCount = (int)Math.Round(shuffled.Length * trainingShare);
            training.AddRange(shuffled[..trainingCount]);
            test.AddRange(shuffled[trainingCount..]);
        }

        return new ImageSplit(images.Select(CollectionsMarshal.AsSpan(training)), images.Select(CollectionsMarshal.AsSpan(test)));
    }
}
