using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace KetNghia.Tests.Excel;

/// <summary>A list that does not fit one sheet, or the memory.</summary>
public sealed class ListExporterTests
{
    [Fact]
    public async Task Write_MoreThanASheetHolds_FillsSeveralAndEachSaysWhich()
    {
        var file = await WriteAsync(List(8, 8), rowsPerSheet: 3);

        using var book = WorkbookReader.Open(new MemoryStream(file), "tep.xlsx");
        var sheets = book.Sheets.Select(sheet => book.Rows(sheet).Select(row => row.Cells[0]).ToList()).ToList();

        sheets.Count.ShouldBe(3);
        sheets[0].ShouldBe(["Bảng", "Lọc: tất cả", "Dòng 1–3 trong tổng số 8", "Tên", "Dòng 1", "Dòng 2", "Dòng 3"]);
        sheets[1].ShouldBe(["Bảng", "Lọc: tất cả", "Dòng 4–6 trong tổng số 8", "Tên", "Dòng 4", "Dòng 5", "Dòng 6"]);
        sheets[2].ShouldBe(["Bảng", "Lọc: tất cả", "Dòng 7–8 trong tổng số 8", "Tên", "Dòng 7", "Dòng 8", "Tổng 36"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Write_AnyLength_IsAValidWorkbook(int count)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(List(count, count), rowsPerSheet: 3)), isEditable: false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.Count().ShouldBe(Math.Max(1, (count + 2) / 3));
    }

    [Fact]
    public async Task Write_HundredThousandRows_LeavesThemAsTheyCome()
    {
        using var target = new Counted();
        var halfway = 0L;

        await ListExporter.WriteAsync(target, List(100_000, 100_000, n => halfway = n == 50_000 ? target.Length : halfway), ListExporter.RowsPerSheet, CancellationToken.None);

        halfway.ShouldBeGreaterThan(target.Length / 3, "half of the rows have left for the file when the other half is read");
    }

    private static async Task<byte[]> WriteAsync(ExcelList list, int rowsPerSheet)
    {
        using var stream = new MemoryStream();
        await ListExporter.WriteAsync(stream, list, rowsPerSheet, CancellationToken.None);
        return stream.ToArray();
    }

    private static ExcelList List(int rows, int count, Action<int>? seen = null)
    {
        var sum = 0L;
        return new ExcelList("Bảng", [new("Tên"), new("Số", ExcelKind.Whole)], Rows(), count)
        {
            Notes = ["Lọc: tất cả"],
            Totals = () => [$"Tổng {sum}", sum],
        };

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var n = 1; n <= rows; n++)
            {
                await Task.CompletedTask;
                sum += n;
                seen?.Invoke(n);
                yield return [$"Dòng {n}", n];
            }
        }
    }

    /// <summary>Keeps the number of bytes alone.</summary>
    private sealed class Counted : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;
    }
}
