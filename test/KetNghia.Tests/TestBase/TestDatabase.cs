namespace KetNghia.Tests.TestBase;

/// <summary>A database that exists for the tests only, with its folder of files.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    protected TestDatabase(Provider provider)
    {
        Provider = provider;
        DataFolder = TestEnvironment.NewFolder(provider.ToString());
    }

    public Provider Provider { get; }

    public string DataFolder { get; }

    public abstract string ConnectionString { get; }

    public static TestDatabase Empty(Provider provider) => provider == Provider.Sqlite ? new SqliteDatabase() : new MySqlDatabase();

    /// <summary>Makes an empty database hold what the other one holds.</summary>
    public async Task CloneAsync(TestDatabase template)
    {
        await CloneSchemaAsync(template);
        await RefillAsync(template);
    }

    /// <summary>Makes a clone equal to its template again, whatever was done to it.</summary>
    public async Task RefillAsync(TestDatabase template)
    {
        await RefillRowsAsync(template);
        var files = Path.Combine(DataFolder, "files");
        if (System.IO.Directory.Exists(files))
        {
            System.IO.Directory.Delete(files, recursive: true);
        }

        TestEnvironment.CopyFolder(Path.Combine(template.DataFolder, "files"), files);
    }

    /// <summary>Number of rows and a checksum of every table, to see what a request changed.</summary>
    public abstract Task<IReadOnlyDictionary<string, string>> ChecksumsAsync();

    /// <summary>The one number a query answers, asked beside any host.</summary>
    public abstract Task<long> NumberAsync(string sql);

    public abstract ValueTask DisposeAsync();

    protected abstract Task CloneSchemaAsync(TestDatabase template);

    protected abstract Task RefillRowsAsync(TestDatabase template);
}
