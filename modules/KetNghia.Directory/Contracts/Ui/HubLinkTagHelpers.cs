using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Directory.Contracts.Ui;

/// <summary>A name that leads to everything about it; plain words for those who may not open it.</summary>
public abstract class HubLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Guid? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>Several, instead of <see cref="Id"/> and <see cref="Name"/>.</summary>
    public IReadOnlyList<NamedParty>? Of { get; set; }

    private protected abstract string Permission { get; }

    private protected abstract string Page { get; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is { } several)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(new NamedLinks(several, Address()));
            return;
        }

        var address = Id is null ? null : Address();
        output.TagName = address is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (address is not null)
        {
            output.Attributes.SetAttribute("href", address[Id!.Value]);
        }

        output.Content.SetContent(Name);
    }

    /// <summary>Found once a request; null for those who may not open the page.</summary>
    private RecordAddress? Address()
    {
        var known = ViewContext.HttpContext.Items;
        if (!known.TryGetValue(GetType(), out var found))
        {
            known[GetType()] = found = user.May(Permission) ? new RecordAddress(urls.GetUrlHelper(ViewContext), Page, area: "Directory") : null;
        }

        return (RecordAddress?)found;
    }

    private sealed class NamedLinks(IReadOnlyList<NamedParty> parties, RecordAddress? address) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            for (var i = 0; i < parties.Count; i++)
            {
                writer.Write(i == 0 ? "" : "; ");
                if (address is not null)
                {
                    writer.Write("<a href=\"");
                    encoder.Encode(writer, address[parties[i].Id]);
                    writer.Write("\">");
                }

                encoder.Encode(writer, parties[i].Name);
                writer.Write(address is null ? "" : "</a>");
            }
        }
    }
}

/// <summary>A commune or another place.</summary>
[HtmlTargetElement("place-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PlaceLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : HubLinkTagHelper(urls, user)
{
    private protected override string Permission => DirectoryPermissions.Units.View;

    private protected override string Page => "/Units/Details";
}

/// <summary>A sponsor or another party.</summary>
[HtmlTargetElement("party-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartyLinkTagHelper(IUrlHelperFactory urls, ICurrentUser user) : HubLinkTagHelper(urls, user)
{
    private protected override string Permission => DirectoryPermissions.Parties.View;

    private protected override string Page => "/Parties/Details";
}
