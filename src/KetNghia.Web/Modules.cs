using KetNghia.Administration;
using KetNghia.Directory;
using KetNghia.Documents;
using KetNghia.Emulation;
using KetNghia.Imports;
using KetNghia.Pairing;

namespace KetNghia.Web;

/// <summary>THE module list, upstream first.</summary>
internal static class Modules
{
    public static ModuleSet All { get; } = new(
    [
        new UiModule(),
        new AdministrationModule(),
        new ImportsModule(),
        new DirectoryModule(),
        new DocumentsModule(),
        new PairingModule(),
        new EmulationModule(),
        new WebModule(),
    ]);
}
