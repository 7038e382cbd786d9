using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Mẫu có sẵn, to read before it is copied.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
internal sealed class ShippedModel(RubricReadings readings, IClock clock) : PageModel
{
    public ShippedRubric Shipped { get; private set; } = null!;

    public RubricReading Reading { get; private set; } = null!;

    public IActionResult OnGet(string key)
    {
        if (ShippedRubrics.All.FirstOrDefault(r => r.Key == key) is not { } found)
        {
            return NotFound();
        }

        (Shipped, Reading) = (found, readings.Of(found.Rubric, clock.Today));
        return Page();
    }
}
