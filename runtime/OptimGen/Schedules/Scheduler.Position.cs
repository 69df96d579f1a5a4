using System;
using System.Globalization;
using System.Linq;

namespace OptimGen;

// The position as text: what a checkpoint stores.
public sealed partial class Scheduler
{
    /// <summary>The position as one line of text, from which <see cref="Restore"/> goes on with the same bits.</summary>
    public string Save()
    {
        string text = $"position={Text(Position)} initial={string.Join(",", _values.Select(static value => Text(value.Initial)))}";
        (double scale, double best, long bad, long cooldown) = _plateauPosition;
        return _plateau is null ? text : $"{text} plateau={Text(scale)},{Text(best)},{Text(bad)},{Text(cooldown)}";
    }

    /// <summary>Goes on from a saved position: sets every driven hyperparameter to its value there.</summary>
    /// <param name="position">What <see cref="Save"/> of a scheduler of the same make returned.</param>
    /// <exception cref="ArgumentNullException"><paramref name="position"/> is null.</exception>
    /// <exception cref="FormatException">The text is not of a scheduler like this one; nothing has changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value there is outside its hyperparameter's range; nothing has changed.</exception>
    public void Restore(string position)
    {
        ArgumentNullException.ThrowIfNull(position);
        string[] fields = position.Split(' ');
        if (fields.Length != (_plateau is null ? 2 : 3))
        {
            throw Malformed(position, _plateau is null ? "position and initial values" : "position, initial values and plateau");
        }

        double[] place = Numbers(position, fields[0], "position=", 1);
        double[] initial = Numbers(position, fields[1], "initial=", _values.Count);
        PlateauPosition plateau = default;
        if (_plateau is not null)
        {
            double[] numbers = Numbers(position, fields[2], "plateau=", 4);
            plateau = new(numbers[0], numbers[1], Whole(position, numbers[2]), Whole(position, numbers[3]));
            if (!(plateau.Scale is > 0 and <= 1) || double.IsNaN(plateau.Best))
            {
                throw Malformed(position, "a scale in (0, 1] and a best metric");
            }
        }

        long steps = Whole(position, place[0]);
        double[] before = [.. _values.Select(static value => value.Initial)];
        SetInitial(initial);
        try
        {
            Apply(steps, plateau);
        }
        catch
        {
            SetInitial(before);
            throw;
        }

        Position = steps;
        _plateauPosition = plateau;
    }

    private void SetInitial(double[] initial)
    {
        for (int i = 0; i < initial.Length; i++)
        {
            _values[i].Initial = initial[i];
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double[] Numbers(string text, string field, string key, int count)
    {
        string[] parts = field.StartsWith(key, StringComparison.Ordinal) ? field[key.Length..].Split(',') : [];
        double[] numbers = new double[parts.Length];
        bool isGood = parts.Length == count;
        for (int i = 0; i < parts.Length; i++)
        {
            isGood &= double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return isGood ? numbers : throw Malformed(text, $"{key} and {count} numbers");
    }

    // Positions are below 2⁵³, where doubles count exactly.
    private static long Whole(string text, double number) =>
        number is >= 0 and <= 1L << 53 && double.IsInteger(number) ? (long)number : throw Malformed(text, "whole numbers from 0");

    private static FormatException Malformed(string text, string expected) =>
        new($"'{text}' is no position of this scheduler: expected {expected}.");
}
