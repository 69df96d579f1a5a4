using System;
using System.Collections.Generic;
using System.IO;
using Digits.Data;
using Digits.Report;
using Digits.Training;

namespace Digits;

/// <summary>Trains the network with every optimizer, one after the other, and reports.</summary>
internal static class Program
{
    private const double TrainingShare = 0.7;
    private const int SplitSeed = 3;

    private static int Main(string[] arguments)
    {
        CommandLine commandLine;
        try
        {
            commandLine = CommandLine.Parse(arguments);
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(CommandLine.Usage);
            return 2;
        }

        if (commandLine.WantsHelp)
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        ImageSplit images = ImageSplit.Stratified(ImageReader.ReadAll(), TrainingShare, SplitSeed);
        Console.WriteLine($"{images.Training.Count} images to learn from, {images.Test.Count} held back; {Trainer.Epochs} epochs each.");
        IReadOnlyList<TrainingResult> results = TrainingProgress.Run(new Trainer(images), commandLine.Plans);
        ResultTable.Write(results);
        try
        {
            string path = Path.Combine(Directory.CreateDirectory(commandLine.OutputDirectory).FullName, "digits.svg");
            File.WriteAllText(path, LossChart.Draw(results, images.Training.Count));
            Console.WriteLine($"Loss curves: {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The chart cannot be written to '{commandLine.OutputDirectory}': {exception.Message}");
            return 2;
        }

        return Verdict.Write(results);
    }
}
