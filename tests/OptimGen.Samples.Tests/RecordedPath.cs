using System.Globalization;
using System.Linq;
using Trajectories.Paths;

namespace OptimGen.Samples.Tests;

/// <summary>A line of Recorded/paths.csv: how a path was when it was last looked at.</summary>
internal sealed record RecordedPath(string Surface, string Optimizer, double Rate, int? Arrival, double X, double Y, double Height)
{
    public const string Head = "surface,optimizer,rate,arrival,x,y,height";

    public static RecordedPath Parse(string line)
    {
        string[] cells = line.Split(',');
        double[] numbers = [.. cells[4..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        int? arrival = cells[3].Length == 0 ? null : int.Parse(cells[3], CultureInfo.InvariantCulture);
        return new RecordedPath(
            cells[0], cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture), arrival, numbers[0], numbers[1], numbers[2]);
    }

    public static string Line(OptimizerPath path) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path.Surface.Name},{path.Entrant.Name},{path.LearningRate},{path.Arrival},{path.End.X:R},{path.End.Y:R},{path.FinalHeight:0.000e+0}");
}
