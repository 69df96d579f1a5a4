using System;
using System.Collections.Generic;
using System.IO;
using Trajectories.Paths;
using Trajectories.Report;
using Trajectories.Surfaces;

namespace Trajectories;

/// <summary>Lets optimizers walk over surfaces, and draws their paths.</summary>
internal static class Program
{
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

        IReadOnlyList<OptimizerPath> paths = PathProgress.Run(ClassicSurfaces.All, commandLine.Entrants);
        PathTable.Write(paths);
        try
        {
            string directory = Directory.CreateDirectory(commandLine.OutputDirectory).FullName;
            foreach ((string name, string svg) in Pictures.Draw(paths))
            {
                File.WriteAllText(Path.Combine(directory, name), svg);
                Console.WriteLine(Path.Combine(directory, name));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The pictures cannot be written to '{commandLine.OutputDirectory}': {exception.Message}");
            return 2;
        }

        return 0;
    }
}
