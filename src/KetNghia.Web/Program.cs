using KetNghia.Web.Hosting;
using KetNghia.Web.Verbs;

return await CommandLine.RunAsync(args, ProductHost.Build, Terminal.Own);

/// <summary>The one executable; public so that tests can start it.</summary>
public partial class Program;
