using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace KetNghia.Tests.Documents;

/// <param name="Words">With their places in points from the upper left corner.</param>
internal sealed record PrintedPage(double Width, double Height, IReadOnlyList<PrintedWord> Words);

internal sealed record PrintedWord(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>A paper as LibreOffice prints it: the second reader of every file, which knows nothing of the product.</summary>
internal sealed record PrintedPaper(IReadOnlyList<PrintedPage> Pages, IReadOnlyList<string> Fonts)
{
    public string Text => string.Join(' ', Pages.SelectMany(p => p.Words).Select(w => w.Text));
}

internal static class PrintedPapers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Prints all of them in one run: starting LibreOffice costs more than printing.</summary>
    /// <param name="papers">Files by a name of plain letters.</param>
    public static async Task<IReadOnlyDictionary<string, PrintedPaper>> PrintAsync(IReadOnlyDictionary<string, byte[]> papers, CancellationToken cancellationToken)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("giay-").FullName;
        try
        {
            foreach (var (name, file) in papers)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), file, cancellationToken);
            }

            await RunAsync("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. papers.Keys.Select(name => Path.Combine(folder, name + ".docx"))], cancellationToken);
            var printed = new Dictionary<string, PrintedPaper>();
            foreach (var name in papers.Keys)
            {
                var pdf = Path.Combine(folder, name + ".pdf");
                printed[name] = new PrintedPaper(Pages(await RunAsync("pdftotext", ["-bbox", pdf, "-"], cancellationToken)), Fonts(await RunAsync("pdffonts", [pdf], cancellationToken)));
            }

            return printed;
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static List<PrintedPage> Pages(string xhtml)
    {
        static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

        return
        [
            .. XDocument.Parse(xhtml[xhtml.IndexOf("<html", StringComparison.Ordinal)..]).Descendants().Where(e => e.Name.LocalName == "page").Select(page => new PrintedPage(
                Number(page, "width"), Number(page, "height"),
                [.. page.Elements().Select(word => new PrintedWord(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax")))])),
        ];
    }

    /// <summary>First column of a table below a line of dashes; a part of a font has six letters and "+" before its name.</summary>
    private static List<string> Fonts(string table) =>
        [.. table.Split('\n').SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1).Select(line => line.Split(' ')[0]).Where(name => name.Length > 0)
            .Select(name => name[(name.IndexOf('+', StringComparison.Ordinal) + 1)..]).Distinct()];

    private static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (output, messages) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(0, await messages);
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
