using System.Globalization;
using Microsoft.AspNetCore.Http;
using KetNghia.Tests.Typing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace KetNghia.Tests.Framework;

public sealed class ValueBinderTests
{
    private const string Name = "Input.Value";

    [Fact]
    public async Task Dong_TypedInMillions_BindsWholeDong()
    {
        var context = await BindAsync(new DongBinder(), typeof(long?), "1,2 triệu");

        context.Result.Model.ShouldBe(1_200_000L);
        context.ModelState.ErrorCount.ShouldBe(0);
    }

    [Fact]
    public async Task Dong_OfTheValueType_BindsThatType() =>
        (await BindAsync(new DongBinder(), typeof(Dong?), "85.000.000")).Result.Model.ShouldBe(new Dong(85_000_000));

    [Fact]
    public async Task Dong_AboveWhatAFormAccepts_IsAnError()
    {
        var context = await BindAsync(new DongBinder(), typeof(long?), "100.000.000.000.001");

        context.Result.IsModelSet.ShouldBeFalse();
        context.ModelState[Name]!.Errors.Single().ErrorMessage.ShouldContain("100.000.000.000.000");
    }

    [Fact]
    public async Task Quantity_Typed_BindsThousandths() =>
        (await BindAsync(new QuantityBinder(), typeof(long?), "96,5")).Result.Model.ShouldBe(96_500L);

    [Theory]
    [InlineData("money")]
    [InlineData("quantity")]
    [InlineData("whole")]
    [InlineData("date")]
    public async Task Bound_ByTheTableOfReadings_IsWhatIsReadOrRefusedInTheSameWords(string kind)
    {
        IModelBinder binder = kind switch { "money" => new DongBinder(), "quantity" => new QuantityBinder(), "whole" => new WholeBinder(), _ => new DateBinder() };
        foreach (var row in ReadingRow.Of(kind))
        {
            var context = await BindAsync(binder, kind == "date" ? typeof(DateOnly?) : typeof(long?), row.Text);

            object? expected = row.Value is null ? null : kind == "date" ? row.Date : row.Number;
            context.Result.Model.ShouldBe(expected, row.ToString());
            context.Result.IsModelSet.ShouldBe(!row.IsRefused, row.ToString());
            var told = context.ModelState[Name]!.Errors.SingleOrDefault()?.ErrorMessage;
            (told is not null).ShouldBe(row.IsRefused, row.ToString());
            (row.Proposal is null || told!.Contains(row.Proposal, StringComparison.Ordinal)).ShouldBeTrue(row.ToString());
        }
    }

    [Fact]
    public async Task Points_Typed_BindsHundredths() =>
        (await BindAsync(new PointsBinder(), typeof(int?), "7,75")).Result.Model.ShouldBeOfType<int>().ShouldBe(775);

    [Fact]
    public async Task Whole_OfASmallerType_BindsThatType() =>
        (await BindAsync(new WholeBinder(), typeof(int?), "1.500")).Result.Model.ShouldBeOfType<int>().ShouldBe(1_500);

    [Fact]
    public async Task Date_ThatDoesNotExist_IsAnErrorAndKeepsWhatWasTyped()
    {
        var context = await BindAsync(new DateBinder(), typeof(DateOnly?), "31/02/2026");

        context.Result.IsModelSet.ShouldBeFalse();
        context.ModelState[Name]!.AttemptedValue.ShouldBe("31/02/2026");
        context.ModelState[Name]!.Errors.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(typeof(DateOnly?), true)]
    [InlineData(typeof(DateOnly), false)]
    public async Task Date_LeftEmpty_IsNullOrAnError(Type type, bool valid) =>
        (await BindAsync(new DateBinder(), type, "  ")).ModelState.ErrorCount.ShouldBe(valid ? 0 : 1);

    private static async Task<DefaultModelBindingContext> BindAsync(IModelBinder binder, Type type, string typed)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var provider = new EmptyModelMetadataProvider();
        var context = new DefaultModelBindingContext
        {
            ModelName = Name,
            ModelMetadata = provider.GetMetadataForType(type),
            ModelState = new ModelStateDictionary(),
            ValueProvider = new FormValueProvider(
                BindingSource.Form, new FormCollection(new Dictionary<string, StringValues> { [Name] = typed }), CultureInfo.InvariantCulture),
        };
        await binder.BindModelAsync(context);
        return context;
    }
}
