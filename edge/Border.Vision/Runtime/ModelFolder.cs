using System.Security.Cryptography;

namespace Border.Vision.Runtime;

/// <summary>Finds the model files and reads only those whose digest is on their card.</summary>
public sealed class ModelFolder
{
    /// <summary>Names the folder that holds <c>node_modules</c> with the models; stronger than any other place.</summary>
    public const string Variable = "BORDER_MODELS";

    private readonly string _root;

    /// <summary>Uses a given folder.</summary>
    /// <param name="root">The folder that holds <c>node_modules</c> with the models.</param>
    public ModelFolder(string root) => _root = root;

    /// <summary>
    /// Looks in <c>BORDER_MODELS</c>, then in <c>models</c> beside the program (a published node), then in
    /// <c>edge/Border.Vision/models</c> of the repository that the program runs in.
    /// </summary>
    /// <exception cref="ModelException">None of them exists.</exception>
    public static ModelFolder Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? new ModelFolder(named) : throw new ModelException($"{Variable} names {named}, which is no folder.");
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "models");
        if (Directory.Exists(beside))
        {
            return new ModelFolder(beside);
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var inRepository = Path.Combine(at.FullName, "edge", "Border.Vision", "models");
            if (Directory.Exists(inRepository))
            {
                return new ModelFolder(inRepository);
            }
        }

        throw new ModelException($"The vision models were not found. Set {Variable} to the folder that holds them.");
    }

    /// <summary>The bytes of a file below <c>node_modules</c>, or of one of our own below <c>own</c>.</summary>
    /// <param name="card">Whose file it is; for the message.</param>
    /// <param name="file">The path on the card.</param>
    /// <param name="sha256">The digest on the card.</param>
    /// <exception cref="ModelException">The file is missing or another one than the card describes.</exception>
    public byte[] Read(ModelCard card, string file, string sha256)
    {
        ArgumentNullException.ThrowIfNull(card);
        var own = file.StartsWith("own/", StringComparison.Ordinal);
        var path = own ? Path.Combine(_root, file) : Path.Combine(_root, "node_modules", file);
        var remedy = own ? $"git checkout -- edge/Border.Vision/models/{file}" : "(cd edge/Border.Vision/models && npm ci)";
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (IOException missing)
        {
            throw new ModelException($"Model {card.Id} is missing at {path}. Restore it: {remedy}", missing);
        }

        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == sha256
            ? bytes
            : throw new ModelException(
                $"Model {card.Id} at {path} is not the file its card describes (SHA-256 {found}, card {sha256}). It was not loaded. Restore it: {remedy}");
    }
}
