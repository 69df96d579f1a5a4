using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace OptimGen.Generator.Tests;

/// <summary>
/// Compares text with the accepted one beside the test, in the file conventions of Verify, so that Verify.SourceGenerators can take this
/// class's place: <c>Class.Method#HintName.verified.cs</c>, and <c>.received.cs</c> where it differs. To accept what was received, run the
/// tests once with <c>OPTIMGEN_ACCEPT_SNAPSHOTS=1</c>; continuous integration refuses that.
/// </summary>
internal static class Snapshots
{
    private static readonly string Project = typeof(Snapshots).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    private static bool Accepting => Environment.GetEnvironmentVariable("OPTIMGEN_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Requires that the generated files are the accepted ones: no other text, none missing, none left over.</summary>
    /// <param name="folder">The folder of the test, below the project.</param>
    /// <param name="test">Class and method of the test: <c>Class.Method</c>.</param>
    /// <param name="files">Hint name and text of each file.</param>
    public static void Verify(string folder, string test, IEnumerable<KeyValuePair<string, string>> files) =>
        VerifyAll(folder, test, files.Select(file => (Name: $"{test}#{TrimEnding(file.Key)}", Ending: "cs", Text: $"//HintName: {file.Key}\n{file.Value}")));

    /// <summary>Requires that a text is the accepted one.</summary>
    public static void Verify(string folder, string test, string text) => VerifyAll(folder, test, [(test, "txt", text)]);

    private static void VerifyAll(string folder, string test, IEnumerable<(string Name, string Ending, string Text)> files)
    {
        if (Accepting && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("Snapshots are accepted by people, not by continuous integration.");
        }

        string directory = Path.Combine(Project, folder);
        HashSet<string> expected = [];
        StringBuilder differences = new();
        foreach ((string name, string ending, string text) in files)
        {
            string verified = Path.Combine(directory, $"{name}.verified.{ending}");
            string received = Path.Combine(directory, $"{name}.received.{ending}");
            expected.Add(verified);
            File.Delete(received);
            string accepted = File.Exists(verified) ? File.ReadAllText(verified) : "";
            if (accepted == text)
            {
                continue;
            }

            File.WriteAllText(Accepting ? verified : received, text);
            if (!Accepting)
            {
                differences.Append(name).Append('\n').Append(Difference(accepted, text));
            }
        }

        foreach (string stale in Directory.EnumerateFiles(directory, $"{test}*.verified.*").Where(file => IsOf(file, test) && !expected.Contains(file)))
        {
            if (Accepting)
            {
                File.Delete(stale);
            }
            else
            {
                differences.Append(Path.GetFileName(stale)).Append(" is accepted, but was not generated.\n");
            }
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    /// <summary>Whether a file is this test's, not one's whose name goes on.</summary>
    private static bool IsOf(string file, string test) => Path.GetFileName(file)[test.Length] is '#' or '.';

    private static string TrimEnding(string hintName) =>
        hintName.EndsWith(".g.cs", StringComparison.Ordinal) ? hintName[..^".cs".Length] : hintName;

    private static string Difference(string accepted, string received)
    {
        StringBuilder text = new();
        foreach (DiffPiece line in new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(accepted, received).Lines.Where(line => line.Type != ChangeType.Unchanged).Take(40))
        {
            text.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
