using System.Formats.Tar;

namespace KetNghia.Data.Backups;

/// <summary>Sao lưu: the database with files and keys, while people work.</summary>
public sealed class BackupMaker(IDatabaseCopy copy, IFileStore store, IClock clock, DatabaseOptions options)
{
    /// <param name="target">A folder that is not there or is empty, or a file that ends in <c>.tar</c>.</param>
    /// <exception cref="Framework.Errors.BusinessException">What stands in the way.</exception>
    public async Task<BackupManifest> WriteAsync(string target, CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target.TrimEnd(Path.DirectorySeparatorChar));
        BackupPlaces.MustBeFree(target);
        var aside = BackupPlaces.Beside(target);
        try
        {
            var manifest = await FillAsync(aside, cancellationToken);
            await FinishAsync(aside, target, cancellationToken);
            return manifest;
        }
        finally
        {
            BackupPlaces.Remove(aside);
        }
    }

    /// <summary>
    /// Files, database, files: content that is swept away after the first look is already copied, and whatever a row of the
    /// copy names was stored before the row, so the second look finds it.
    /// </summary>
    private async Task<BackupManifest> FillAsync(string folder, CancellationToken cancellationToken)
    {
        var taken = clock.UtcNow;
        var files = new FileCopies(store, Path.Combine(folder, FileCopies.Folder));
        await files.AddNewAsync(cancellationToken);
        var database = Path.Combine(folder, copy.FileName);
        var content = await copy.WriteAsync(database, cancellationToken);
        await files.AddNewAsync(cancellationToken);
        var manifest = new BackupManifest(
            BackupManifest.ProductName, BackupManifest.CurrentFormat, BackupManifest.VersionOfThisProgram, options.Provider.ToString(), content.Migration, taken,
            await HashedFile.ReadAsync(database, cancellationToken), content.Rows, files.Copied, files.Spoiled);
        await manifest.WriteAsync(folder, cancellationToken);
        return manifest;
    }

    private static async Task FinishAsync(string aside, string target, CancellationToken cancellationToken)
    {
        if (!BackupPlaces.IsArchive(target))
        {
            if (System.IO.Directory.Exists(target))
            {
                System.IO.Directory.Delete(target);
            }

            System.IO.Directory.Move(aside, target);
            return;
        }

        var written = aside + ".tar";
        try
        {
            await TarFile.CreateFromDirectoryAsync(aside, written, includeBaseDirectory: false, cancellationToken);
            BackupPlaces.Close(written);
            File.Move(written, target);
        }
        finally
        {
            File.Delete(written);
        }
    }
}
