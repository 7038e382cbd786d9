using System.Formats.Tar;

namespace KetNghia.Data.Backups;

/// <summary>Phục hồi: a whole backup into an empty place, or nothing.</summary>
public sealed class BackupRestorer(IDatabaseCopy copy, KetNghiaDbContext db, DatabaseOptions options, IClock clock)
{
    /// <param name="source">A backup: a folder or a <c>.tar</c> file.</param>
    /// <param name="into">The new data folder; not there yet, or empty.</param>
    /// <param name="database">Of a server: the database to fill instead of the configured one; made when it is not there.</param>
    /// <exception cref="BusinessException">The backup is broken or not one of this product, or the target is not empty.</exception>
    public async Task<BackupManifest> RestoreAsync(string source, string into, string? database, CancellationToken cancellationToken)
    {
        into = Path.GetFullPath(into.TrimEnd(Path.DirectorySeparatorChar));
        BackupPlaces.MustBeFree(into);
        BackupPlaces.Create(into);
        var aside = BackupPlaces.Create(Path.Combine(into, Path.GetRandomFileName() + BackupPlaces.Unfinished));
        try
        {
            var folder = await UnpackAsync(Path.GetFullPath(source), Path.Combine(aside, "unpacked"), cancellationToken);
            var manifest = await BackupManifest.ReadAsync(folder, cancellationToken);
            MustFit(manifest);
            await copy.MustBeEmptyAsync(database, cancellationToken);
            var made = BackupPlaces.Create(Path.Combine(aside, "made"));
            await CopyFilesAsync(manifest, folder, made, cancellationToken);
            await FillAsync(manifest, folder, made, into, database, cancellationToken);
            return manifest;
        }
        finally
        {
            BackupPlaces.Remove(aside);
        }
    }

    private static async Task<string> UnpackAsync(string source, string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
        {
            return source;
        }

        BackupPlaces.Create(folder);
        try
        {
            await TarFile.ExtractToDirectoryAsync(source, folder, overwriteFiles: false, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new BusinessException(BackupErrors.Damaged).With("part", Path.GetFileName(source));
        }

        return folder;
    }

    private void MustFit(BackupManifest manifest)
    {
        if (manifest.Provider != options.Provider.ToString())
        {
            throw new BusinessException(BackupErrors.OtherDatabase).With("theirs", manifest.Provider).With("ours", options.Provider.ToString());
        }

        if (!db.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new BusinessException(BackupErrors.Newer).With("version", manifest.Version).With("ours", BackupManifest.VersionOfThisProgram);
        }
    }

    private async Task CopyFilesAsync(BackupManifest manifest, string folder, string made, CancellationToken cancellationToken)
    {
        var store = FileStores.In(made, clock);
        foreach (var file in manifest.Files)
        {
            var path = FileCopies.PathOf(Path.Combine(folder, FileCopies.Folder), file.Sha256);
            if (!File.Exists(path))
            {
                throw new BusinessException(BackupErrors.Damaged).With("part", $"{FileCopies.Folder}/{file.Sha256}");
            }

            await using var content = File.OpenRead(path);
            if (await store.SaveAsync(content, cancellationToken) != file)
            {
                throw new BusinessException(BackupErrors.Damaged).With("part", $"{FileCopies.Folder}/{file.Sha256}");
            }
        }
    }

    /// <summary>The target was empty: whatever goes wrong from here on leaves it so.</summary>
    private async Task FillAsync(BackupManifest manifest, string folder, string made, string into, string? database, CancellationToken cancellationToken)
    {
        try
        {
            await RestoreDatabaseAsync(manifest, folder, made, database, cancellationToken);
            TakePlace(made, into);
        }
        catch
        {
            await copy.DiscardAsync(database, CancellationToken.None);
            throw;
        }
    }

    private async Task RestoreDatabaseAsync(BackupManifest manifest, string folder, string made, string? database, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, copy.FileName);
        if (!File.Exists(file) || await HashedFile.ReadAsync(file, cancellationToken) != manifest.Database)
        {
            throw new BusinessException(BackupErrors.Damaged).With("part", copy.FileName);
        }

        var content = await copy.RestoreAsync(file, made, database, cancellationToken);
        foreach (var table in manifest.Rows.Keys.Union(content.Rows.Keys))
        {
            var (expected, found) = (manifest.Rows.GetValueOrDefault(table, -1), content.Rows.GetValueOrDefault(table, -1));
            if (expected != found)
            {
                throw new BusinessException(BackupErrors.RowsDiffer).With("table", table).With("expected", expected).With("found", found);
            }
        }
    }

    /// <summary>The database last: a folder without it is not taken for a whole one.</summary>
    private static void TakePlace(string made, string into)
    {
        foreach (var folder in System.IO.Directory.EnumerateDirectories(made).ToList())
        {
            System.IO.Directory.Move(folder, Path.Combine(into, Path.GetFileName(folder)));
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(made).ToList())
        {
            File.Move(file, Path.Combine(into, Path.GetFileName(file)));
        }
    }
}
