using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Verification.Offline;

/// <summary>
/// Checks a pack of the record without the product that made it: every hash is computed anew from the texts in the pack,
/// and what does not fit is named. A digest that came by another way (paper, mail, the file outside) bounds the whole.
/// </summary>
public sealed class Verifier(TextWriter output)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (string Hash, string? After, string Tenant, long? Block, string Name)> _log = [];
    private readonly Dictionary<string, List<string>> _made = [];
    private readonly Dictionary<string, Record> _records = [];
    private readonly Dictionary<(string Tenant, long Number), string> _blocks = [];
    private HashSet<string> _kinds = [];
    private string? _tenant;

    public int Failures { get; private set; }

    public static int Run(string[] args, TextWriter output)
    {
        if (args.Length is < 1 or > 2)
        {
            output.WriteLine("verifier PACK [DIGESTS]   a pack, and the file of digests kept elsewhere");
            return 2;
        }

        using var pack = ZipFile.OpenRead(args[0]);
        var verifier = new Verifier(output);
        verifier.Check(pack, args.Length == 2 ? File.ReadAllText(args[1]) : null);
        output.WriteLine(verifier.Failures == 0 ? "ok: everything fits" : $"{verifier.Failures} findings");
        return verifier.Failures == 0 ? 0 : 1;
    }

    public void Check(ZipArchive pack, string? digestFile)
    {
        var manifest = Lines(pack, "manifest.jsonl").Single();
        _kinds = [.. manifest.GetProperty("kinds").EnumerateArray().Select(k => k.GetString()!)];
        _tenant = manifest.GetProperty("tenant").GetString();
        CheckLog(pack);
        CheckVersions(pack);
        CheckRecords(pack);
        CheckBlocks(pack);
        CheckDigests(pack, digestFile);
        foreach (var file in Lines(pack, "files.jsonl").Where(f => Text(f, "sha256") != Text(f, "actual")))
        {
            Fail($"file {Text(file, "sha256")}: {(Text(file, "actual") is null ? "missing" : "has other bytes")}");
        }
    }

    private void CheckLog(ZipArchive pack)
    {
        foreach (var line in Lines(pack, "log.jsonl"))
        {
            var fields = Fields(Text(line, "text")!);
            var name = $"log row {fields["id"]} ({fields["action"]} {fields["entityType"]} {fields["entity"]})";
            Expect(Hash(Text(line, "text")!) == Text(line, "hash"), $"{name}: not as it was written");

            var block = line.GetProperty("block");
            _log[fields["id"]!] = (Text(line, "hash")!, fields["after"], fields["tenant"]!, block.ValueKind == JsonValueKind.Number ? block.GetInt64() : null, name);
        }
    }

    private void CheckVersions(ZipArchive pack)
    {
        foreach (var line in Lines(pack, "versions.jsonl"))
        {
            var fields = Fields(Text(line, "text")!);
            var name = $"{fields["entityType"]} {fields["entity"]} version {fields["version"]}";
            Expect(Hash(Text(line, "text")!) == Text(line, "hash"), $"{name}: not as it was recorded");

            Expect(_log.ContainsKey(fields["action"]!), $"{name}: its log row {fields["action"]} is missing");

            (_made.TryGetValue(fields["action"]!, out var made) ? made : _made[fields["action"]!] = []).Add(Text(line, "hash")!);
            if (_kinds.Contains(fields["entityType"]!))
            {
                Follow(fields, name);
            }
        }

        foreach (var (id, row) in _log)
        {
            var hashes = _made.GetValueOrDefault(id);
            Expect(row.After == (hashes is null ? null : Hash(string.Join('\n', hashes.Order(StringComparer.Ordinal)))), $"{row.Name}: its {hashes?.Count ?? 0} versions are not those it was written with");
        }
    }

    /// <summary>Each version begins where the one before it ended.</summary>
    private void Follow(Dictionary<string, string?> fields, string name)
    {
        var record = _records.TryGetValue(fields["entity"]!, out var known) ? known : _records[fields["entity"]!] = new Record(fields["entityType"]!);
        var number = long.Parse(fields["version"]!);
        var parts = Object(fields["parts"] ?? "{}");
        if (number != record.Version + 1)
        {
            Fail($"{fields["entityType"]} {fields["entity"]} version {record.Version + 1}: missing before version {number}");
        }
        else
        {
            var before = fields["parts"] is null ? record.Snapshot : record.Snapshot + "\n" + Canonical(parts.Keys.ToDictionary(k => k, k => record.Parts.GetValueOrDefault(k)));
            Expect(fields["before"] == (number == 1 ? null : Hash(before!)), $"{name}: began from something else than version {record.Version}");
        }

        record.Version = number;
        record.Snapshot = fields["snapshot"];
        foreach (var (key, snapshot) in parts)
        {
            record.Parts[key] = snapshot;
        }
    }

    private void CheckRecords(ZipArchive pack)
    {
        foreach (var line in Lines(pack, "records.jsonl"))
        {
            var name = $"{Text(line, "kind")} {Text(line, "id")}";
            if (!_records.Remove(Text(line, "id")!, out var record))
            {
                Fail($"{name}: was never recorded");
                continue;
            }

            Expect(Text(line, "snapshot") == record.Snapshot, $"{name}: {Differences(record.Snapshot!, Text(line, "snapshot")!)} not as recorded in version {record.Version}");

            var live = line.GetProperty("parts").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
            foreach (var (key, snapshot) in record.Parts.Where(p => p.Value is not null))
            {
                var isThere = live.Remove(key, out var now);
                Expect(isThere, $"{name}: {key} is missing");
                Expect(!isThere || now == snapshot, $"{name}: {key} {Differences(snapshot!, now ?? "{}")} not as recorded");
            }

            live.Keys.ToList().ForEach(key => Fail($"{name}: {key} was never recorded"));
        }

        foreach (var (id, record) in _records)
        {
            Fail($"{record.Kind} {id}: missing, last recorded as version {record.Version}");
        }
    }

    private void CheckBlocks(ZipArchive pack)
    {
        var rows = _log.Where(r => r.Value.Block is not null).GroupBy(r => (r.Value.Tenant, r.Value.Block!.Value)).ToDictionary(g => g.Key, g => g.Select(r => r.Key).ToHashSet());
        var ends = new Dictionary<string, (long Number, string Hash)>();
        foreach (var line in Lines(pack, "blocks.jsonl"))
        {
            var fields = Fields(Text(line, "text")!);
            var (tenant, number) = (fields["tenant"]!, long.Parse(fields["number"]!));
            var name = $"block {number} of tenant {tenant}";
            var leaves = Convert.FromBase64String(Text(line, "leaves")!);
            Expect(Hash(Text(line, "text")!) == Text(line, "hash") && Root(leaves) == fields["root"] && leaves.Length / 48 == long.Parse(fields["count"]!), $"{name}: not as it was sealed");

            var last = ends.GetValueOrDefault(tenant);
            Expect(number == last.Number + 1 && fields["previous"] == last.Hash, $"{name}: does not follow from block {last.Number}");

            CheckLeaves(leaves, rows.GetValueOrDefault((tenant, number)) ?? [], name);
            rows.Remove((tenant, number));
            ends[tenant] = (number, Text(line, "hash")!);
            _blocks[(tenant, number)] = Text(line, "hash")!;
        }

        rows.SelectMany(r => r.Value.Select(id => $"{_log[id].Name}: its block {r.Key.Value} is missing")).ToList().ForEach(Fail);
        foreach (var line in Lines(pack, "chains.jsonl"))
        {
            Expect(ends.Remove(Text(line, "tenant")!, out var end) && end == (line.GetProperty("blocks").GetInt64(), Text(line, "hash")), $"chain of tenant {Text(line, "tenant")}: ends with block {line.GetProperty("blocks")}, but block {end.Number} is the last there is");
        }

        ends.Keys.ToList().ForEach(tenant => Fail($"chain of tenant {tenant}: its end is missing"));
        output.WriteLine($"{_log.Count} log rows, {_log.Values.Count(r => r.Block is null)} of them not sealed yet");
    }

    private void CheckLeaves(byte[] leaves, HashSet<string> rows, string block)
    {
        for (var at = 0; at + 48 <= leaves.Length; at += 48)
        {
            var id = new Guid(leaves.AsSpan(at, 16), bigEndian: true).ToString();
            var isThere = rows.Remove(id);
            Expect(isThere, $"log row {id}: missing from {block}");
            Expect(!isThere || _log[id].Hash == Convert.ToHexStringLower(leaves.AsSpan(at + 16, 32)), $"log row {id}: not as it was sealed in {block}");
        }

        rows.ToList().ForEach(id => Fail($"log row {id}: came into {block} after it was sealed"));
    }

    private void CheckDigests(ZipArchive pack, string? digestFile)
    {
        var digests = Lines(pack, "digests.jsonl").Select(d => (Text: Text(d, "text")!, Hash: Text(d, "hash")!)).ToList();
        digests.AddRange((digestFile ?? "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(d => (d[..d.LastIndexOf("hash ", StringComparison.Ordinal)], d[(d.LastIndexOf("hash ", StringComparison.Ordinal) + 5)..].Trim())));
        foreach (var (text, hash) in digests)
        {
            Expect(Hash(text) == hash, $"digest {hash}: has other content");

            foreach (var words in text.Split('\n').Select(l => l.Split(' ')).Where(w => w is ["chain", _, _, _] && (_tenant is null || w[1] == _tenant)))
            {
                Expect(_blocks.GetValueOrDefault((words[1], long.Parse(words[2]))) == words[3], $"block {words[2]} of tenant {words[1]}: not as the digest {hash} says");
            }
        }
    }

    /// <summary>A leaf is H(0 ‖ leaf), a node H(1 ‖ left ‖ right); one without a neighbour moves up.</summary>
    private static string Root(byte[] leaves)
    {
        var level = Enumerable.Range(0, leaves.Length / 48).Select(i => SHA256.HashData([0, .. leaves.AsSpan(i * 48, 48)])).ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(p => p.Length == 2 ? SHA256.HashData([1, .. p[0], .. p[1]]) : p[0])];
        }

        return level.Count == 0 ? "" : Convert.ToHexStringLower(level[0]);
    }

    /// <summary>Lines of name=value, the value a JSON string or null.</summary>
    private static Dictionary<string, string?> Fields(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(l => l[..l.IndexOf('=', StringComparison.Ordinal)], l => JsonSerializer.Deserialize<string?>(l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static Dictionary<string, string?> Object(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;
        }
        catch (JsonException)
        {
            return new() { ["(unreadable)"] = json };
        }
    }

    private static string Differences(string recorded, string live)
    {
        var (before, after) = (Object(recorded), Object(live));
        return string.Join(", ", before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(StringComparer.Ordinal));
    }

    private static string Canonical(Dictionary<string, string?> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private static IEnumerable<JsonElement> Lines(ZipArchive pack, string name)
    {
        using var reader = new StreamReader(pack.GetEntry(name)!.Open());
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }

    private void Expect(bool holds, string finding)
    {
        if (!holds)
        {
            Fail(finding);
        }
    }

    private void Fail(string finding)
    {
        Failures++;
        output.WriteLine(finding);
    }

    private sealed class Record(string kind)
    {
        public string Kind { get; } = kind;

        public long Version { get; set; }

        public string? Snapshot { get; set; }

        public Dictionary<string, string?> Parts { get; } = [];
    }
}
