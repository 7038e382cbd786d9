using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetNghia.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Adm_Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsDisabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    WorkMail = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Adm_GuessCounters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bucket = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    BlockedUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WindowStartUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_GuessCounters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    Permissions = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    RequiresTwoFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    RetiredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Roles", x => x.Id);
                    table.UniqueConstraint("AK_Adm_Roles_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Adm_WorkspaceGuards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Turns = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_WorkspaceGuards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Workspaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LocalityKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CodePrefix = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    SuspendedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SuspendedReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Workspaces", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Dir_Units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OtherNames = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FoldedName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SuspectNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dir_Units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dir_Units_Dir_Units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Dir_Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Doc_EvidenceFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RootId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Caption = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    ThumbnailSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Width = table.Column<int>(type: "INTEGER", nullable: true),
                    Height = table.Column<int>(type: "INTEGER", nullable: true),
                    TakenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LatitudeMicro = table.Column<int>(type: "INTEGER", nullable: true),
                    LongitudeMicro = table.Column<int>(type: "INTEGER", nullable: true),
                    UploadedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    UploadedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    RemovedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemovedReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_EvidenceFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Doc_IncomingPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ArrivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CodeNumber = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    CodeNotation = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PageAmount = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PassedTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Copy = table.Column<int>(type: "INTEGER", nullable: false),
                    TwinKey = table.Column<string>(type: "TEXT", maxLength: 260, nullable: true),
                    RegisteredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RegisteredByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    RegisteredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RemovedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    RemovedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_IncomingPapers", x => x.Id);
                    table.UniqueConstraint("AK_Doc_IncomingPapers_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Doc_Papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ParentBody = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IssuingBody = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TypeCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    BodyCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignerCapacity = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SignerName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Versions = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReplacesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutTenantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DraftedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DraftedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    DraftedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeputyCapacity = table.Column<string>(type: "TEXT", maxLength: 550, nullable: true),
                    DeputyName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MovedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    MovedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PageAmount = table.Column<int>(type: "INTEGER", nullable: true),
                    IssuedAmount = table.Column<int>(type: "INTEGER", nullable: true),
                    FileCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_Papers", x => x.Id);
                    table.UniqueConstraint("AK_Doc_Papers_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Doc_Papers_Doc_Papers_TenantId_ReplacesId",
                        columns: x => new { x.TenantId, x.ReplacesId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Doc_PaperTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InForceFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UploadedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    UploadedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    UploadedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperTemplates", x => x.Id);
                    table.CheckConstraint("CK_Doc_PaperTemplates_InForce", "InForceFrom IS NULL OR InForceFrom = ValidFrom");
                });

            migrationBuilder.CreateTable(
                name: "Emu_Clusters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StandingName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Clusters", x => x.Id);
                    table.UniqueConstraint("AK_Emu_Clusters_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Emu_RubricVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    ContentSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DraftOfId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BasedOnId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DraftedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    DraftedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    PublishedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_RubricVersions", x => x.Id);
                    table.UniqueConstraint("AK_Emu_RubricVersions_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Emu_RubricVersions_Draft", "DraftOfId IS NULL OR DraftOfId = SeriesId");
                    table.CheckConstraint("CK_Emu_RubricVersions_Valid", "ValidTo IS NULL OR ValidTo >= ValidFrom");
                });

            migrationBuilder.CreateTable(
                name: "Emu_SubjectAreas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SubjectAreas", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_ActionLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OnBehalfOfId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnBehalfOfName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OnBehalfAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EntityType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EntityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntityLabel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RootId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Data = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AfterHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Block = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_ActionLog", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_ApprovalVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 16000000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmittedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    SubmittedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_ApprovalVersions", x => x.Id);
                    table.UniqueConstraint("AK_Fw_ApprovalVersions_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Fw_DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_JobRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Args = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ScheduleKey = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgressDone = table.Column<int>(type: "INTEGER", nullable: false),
                    ProgressTotal = table.Column<int>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NotBeforeUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    LeaseUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fence = table.Column<long>(type: "INTEGER", nullable: false),
                    ResultFile = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ResultName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ResultType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_JobRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_NumberCounters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Book = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_NumberCounters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_RecordVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntityType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EntityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Snapshot = table.Column<string>(type: "TEXT", maxLength: 16000000, nullable: false),
                    Parts = table.Column<string>(type: "TEXT", maxLength: 16000000, nullable: true),
                    BeforeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ActionLogId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_RecordVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_SealBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SealedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Leaves = table.Column<byte[]>(type: "BLOB", maxLength: 24000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealBlocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_SealChains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Blocks = table.Column<long>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealChains", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_SealDigests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 16000000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FiledAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealDigests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_Settings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_Settings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_Submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Key_ = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StatusCode = table.Column<int>(type: "INTEGER", nullable: false),
                    Location = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_Submissions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fw_WorkItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Key_ = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RootId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutPartyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    About = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ExceptId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Icon = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TitleData = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsReturned = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWaiting = table.Column<bool>(type: "INTEGER", nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_WorkItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Imp_Runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LimitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileLength = table.Column<long>(type: "INTEGER", nullable: false),
                    Sheet = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    HeadingRow = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadingRows = table.Column<int>(type: "INTEGER", nullable: false),
                    Shape = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Taken = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedByName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AppliedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneByName = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    UndoReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imp_Runs", x => x.Id);
                    table.UniqueConstraint("AK_Imp_Runs_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Pair_ContentGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_ContentGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Programmes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Programmes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Adm_KnownDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_KnownDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_KnownDevices_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Memberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GrantedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GrantedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActiveKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    RoleSummary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ScopeSummary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Memberships", x => x.Id);
                    table.UniqueConstraint("AK_Adm_Memberships_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Adm_Memberships_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UsedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_RecoveryCodes_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Adm_SecondFactorResets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequestedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_SecondFactorResets", x => x.Id);
                    table.CheckConstraint("CK_Adm_SecondFactorResets_TwoPeople", "NOT IsDone OR DecidedById <> RequestedById");
                    table.ForeignKey(
                        name: "FK_Adm_SecondFactorResets_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_SecondFactors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_SecondFactors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_SecondFactors_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VerifiedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Device = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AwaitsSecondFactor = table.Column<bool>(type: "INTEGER", nullable: false),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_Sessions_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Permissions = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Tokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_Tokens_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_WorkMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Items = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    StartedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_WorkMails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_WorkMails_Adm_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Adm_Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_WorkspaceUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_WorkspaceUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_WorkspaceUnits_Adm_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Adm_Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Dir_Parties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OtherNames = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: false),
                    MatchNames = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dir_Parties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dir_Parties_Dir_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Dir_Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dir_UnitSuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Extent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Resolution = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Clause = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dir_UnitSuccessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dir_UnitSuccessions_Dir_Units_FromId",
                        column: x => x.FromId,
                        principalTable: "Dir_Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Dir_UnitSuccessions_Dir_Units_ToId",
                        column: x => x.ToId,
                        principalTable: "Dir_Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Doc_DecidingDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NumberKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuerKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IncomingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_DecidingDocuments", x => x.Id);
                    table.UniqueConstraint("AK_Doc_DecidingDocuments_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Doc_DecidingDocuments_Doc_IncomingPapers_TenantId_IncomingId",
                        columns: x => new { x.TenantId, x.IncomingId },
                        principalTable: "Doc_IncomingPapers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Doc_DecidingDocuments_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Doc_PaperParties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doc_PaperParties_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Doc_PaperSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordTenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Says = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperSubjects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doc_PaperSubjects_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Doc_PaperTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doc_PaperTexts_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Doc_PaperUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doc_PaperUnits_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Doc_RegisterEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TypeCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Notation = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    TakenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_RegisterEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doc_RegisterEntries_Doc_Papers_TenantId_PaperId",
                        columns: x => new { x.TenantId, x.PaperId },
                        principalTable: "Doc_Papers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_ClusterMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From_ = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To_ = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_ClusterMembers", x => x.Id);
                    table.CheckConstraint("CK_Emu_ClusterMembers_Days", "To_ IS NULL OR To_ >= From_");
                    table.ForeignKey(
                        name: "FK_Emu_ClusterMembers_Emu_Clusters_TenantId_ClusterId",
                        columns: x => new { x.TenantId, x.ClusterId },
                        principalTable: "Emu_Clusters",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_ClusterYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeadName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeputyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_ClusterYears", x => x.Id);
                    table.CheckConstraint("CK_Emu_ClusterYears_Leaders", "DeputyId IS NULL OR DeputyId <> HeadId");
                    table.ForeignKey(
                        name: "FK_Emu_ClusterYears_Emu_Clusters_TenantId_ClusterId",
                        columns: x => new { x.TenantId, x.ClusterId },
                        principalTable: "Emu_Clusters",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_Assessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RubricId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From_ = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To_ = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SelfDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CrossCheckDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AppraisalDueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Assessments", x => x.Id);
                    table.UniqueConstraint("AK_Emu_Assessments_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Emu_Assessments_Days", "To_ >= From_ AND AppraisalDueOn >= SelfDueOn");
                    table.ForeignKey(
                        name: "FK_Emu_Assessments_Emu_RubricVersions_TenantId_RubricId",
                        columns: x => new { x.TenantId, x.RubricId },
                        principalTable: "Emu_RubricVersions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Fw_ApprovalNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_ApprovalNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Fw_ApprovalNotes_Fw_ApprovalVersions_TenantId_VersionId",
                        columns: x => new { x.TenantId, x.VersionId },
                        principalTable: "Fw_ApprovalVersions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Imp_Rows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sheet = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: false),
                    Filled = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Held = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Meaning = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    IsChange = table.Column<bool>(type: "INTEGER", nullable: false),
                    Former = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    Changes = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    IsAccepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowKey = table.Column<string>(type: "TEXT", maxLength: 130, nullable: true),
                    AppliedKey = table.Column<string>(type: "TEXT", maxLength: 130, nullable: true),
                    RecordTenantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordLabel = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RecordVersion = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordPath = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imp_Rows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imp_Rows_Imp_Runs_TenantId_RunId",
                        columns: x => new { x.TenantId, x.RunId },
                        principalTable: "Imp_Runs",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Adm_Delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PrincipalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PrincipalOffice = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DeputyOffice = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaperNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PaperOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaperIssuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    MadeById = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RevokedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RevokedReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Delegations", x => x.Id);
                    table.UniqueConstraint("AK_Adm_Delegations_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Adm_Delegations_Days", "ToOn >= FromOn AND PrincipalId <> DeputyId");
                    table.ForeignKey(
                        name: "FK_Adm_Delegations_Adm_Memberships_TenantId_DeputyId",
                        columns: x => new { x.TenantId, x.DeputyId },
                        principalTable: "Adm_Memberships",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Adm_Delegations_Adm_Memberships_TenantId_PrincipalId",
                        columns: x => new { x.TenantId, x.PrincipalId },
                        principalTable: "Adm_Memberships",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_MembershipRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_MembershipRoles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_MembershipRoles_Adm_Memberships_TenantId_MembershipId",
                        columns: x => new { x.TenantId, x.MembershipId },
                        principalTable: "Adm_Memberships",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Adm_MembershipRoles_Adm_Roles_TenantId_RoleId",
                        columns: x => new { x.TenantId, x.RoleId },
                        principalTable: "Adm_Roles",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_MembershipUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_MembershipUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_MembershipUnits_Adm_Memberships_TenantId_MembershipId",
                        columns: x => new { x.TenantId, x.MembershipId },
                        principalTable: "Adm_Memberships",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Dir_FocalPersons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dir_FocalPersons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dir_FocalPersons_Dir_Parties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "Dir_Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dir_PartySuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dir_PartySuccessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dir_PartySuccessions_Dir_Parties_FromId",
                        column: x => x.FromId,
                        principalTable: "Dir_Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Dir_PartySuccessions_Dir_Parties_ToId",
                        column: x => x.ToId,
                        principalTable: "Dir_Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Pairings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Cadence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DistanceKm = table.Column<int>(type: "INTEGER", nullable: true),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidingDocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SuccessorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StateReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SponsorNames = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ReceiverNames = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SponsorSortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReceiverSortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1500, nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Pairings", x => x.Id);
                    table.UniqueConstraint("AK_Pair_Pairings_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Pair_Pairings_Period", "ToOn IS NULL OR ToOn >= FromOn");
                    table.ForeignKey(
                        name: "FK_Pair_Pairings_Doc_DecidingDocuments_TenantId_DecidingDocumentId",
                        columns: x => new { x.TenantId, x.DecidingDocumentId },
                        principalTable: "Doc_DecidingDocuments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Pairings_Pair_Pairings_TenantId_ParentId",
                        columns: x => new { x.TenantId, x.ParentId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Pairings_Pair_Pairings_TenantId_SuccessorId",
                        columns: x => new { x.TenantId, x.SuccessorId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Pairings_Pair_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Pair_Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_Computations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterSheetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsUnderWay = table.Column<bool>(type: "INTEGER", nullable: false),
                    ComputedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Bands = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Computations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_Computations_Emu_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Emu_Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_Departments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StandingName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Departments", x => x.Id);
                    table.UniqueConstraint("AK_Emu_Departments_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Emu_Departments_Emu_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Emu_Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_Sheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cluster = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AreaClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AppraiserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AppraiserName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    SubmittedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MovedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    MovedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReopenedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Versions = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Sheets", x => x.Id);
                    table.UniqueConstraint("AK_Emu_Sheets_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Emu_Sheets_Emu_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Emu_Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Emu_Sheets_Emu_Clusters_TenantId_ClusterId",
                        columns: x => new { x.TenantId, x.ClusterId },
                        principalTable: "Emu_Clusters",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Adm_DelegationPermissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DelegationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_DelegationPermissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_DelegationPermissions_Adm_Delegations_TenantId_DelegationId",
                        columns: x => new { x.TenantId, x.DelegationId },
                        principalTable: "Adm_Delegations",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SponsorSignatory = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReceiverSignatory = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    RenewsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CommitmentText = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Agreements", x => x.Id);
                    table.UniqueConstraint("AK_Pair_Agreements_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Pair_Agreements_Period", "ToOn IS NULL OR ToOn >= FromOn");
                    table.ForeignKey(
                        name: "FK_Pair_Agreements_Pair_Agreements_TenantId_RenewsId",
                        columns: x => new { x.TenantId, x.RenewsId },
                        principalTable: "Pair_Agreements",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Agreements_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Contributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SponsorPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SponsorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReceiverPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiverName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContentGroupCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PledgedThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    PledgedDong = table.Column<long>(type: "INTEGER", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    UnitPriceDong = table.Column<long>(type: "INTEGER", nullable: true),
                    ValuationBasis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FundingSource = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EventTag = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PledgedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenThousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenDong = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedThousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedDong = table.Column<long>(type: "INTEGER", nullable: false),
                    AwaitingCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AwaitingDong = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenDiscrepancyCount = table.Column<int>(type: "INTEGER", nullable: false),
                    DisputedDong = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReversesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReversalReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PledgedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PledgedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    PledgedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PledgedOnBehalf = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsRestDropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Contributions", x => x.Id);
                    table.UniqueConstraint("AK_Pair_Contributions_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Pair_Contributions_Sign", "ReversesId IS NOT NULL OR (ReceivedThousandths >= 0 AND ReceivedDong >= 0 AND GivenThousandths >= 0 AND GivenDong >= 0)");
                    table.ForeignKey(
                        name: "FK_Pair_Contributions_Pair_Contributions_TenantId_ReversesId",
                        columns: x => new { x.TenantId, x.ReversesId },
                        principalTable: "Pair_Contributions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Contributions_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Pair_PairingLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SponsorPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiverPartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActiveKey = table.Column<string>(type: "TEXT", maxLength: 96, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_PairingLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_PairingLinks_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_PairingReceivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsLead = table.Column<bool>(type: "INTEGER", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_PairingReceivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_PairingReceivers_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_PairingSponsors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SortName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsLead = table.Column<bool>(type: "INTEGER", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_PairingSponsors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_PairingSponsors_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_PairingStateChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChangedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DecidingDocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    OnBehalf = table.Column<bool>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_PairingStateChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_PairingStateChanges_Doc_DecidingDocuments_TenantId_DecidingDocumentId",
                        columns: x => new { x.TenantId, x.DecidingDocumentId },
                        principalTable: "Doc_DecidingDocuments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_PairingStateChanges_Pair_Pairings_TenantId_PairingId",
                        columns: x => new { x.TenantId, x.PairingId },
                        principalTable: "Pair_Pairings",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_DepartmentNodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_DepartmentNodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_DepartmentNodes_Emu_Departments_TenantId_DepartmentId",
                        columns: x => new { x.TenantId, x.DepartmentId },
                        principalTable: "Emu_Departments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_DepartmentScorers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_DepartmentScorers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_DepartmentScorers_Emu_Departments_TenantId_DepartmentId",
                        columns: x => new { x.TenantId, x.DepartmentId },
                        principalTable: "Emu_Departments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_CrossChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CheckerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CheckerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CheckerUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    SavedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DoneByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_CrossChecks", x => x.Id);
                    table.UniqueConstraint("AK_Emu_CrossChecks_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Emu_CrossChecks_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_PartScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScorerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScorerName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    IsAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    SavedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DoneByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DoneAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_PartScores", x => x.Id);
                    table.UniqueConstraint("AK_Emu_PartScores_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Emu_PartScores_Emu_Departments_TenantId_DepartmentId",
                        columns: x => new { x.TenantId, x.DepartmentId },
                        principalTable: "Emu_Departments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Emu_PartScores_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_Results",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SelfTotal = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SystemTotal = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Total = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PointsBand = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Band = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    IsTied = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", maxLength: 1000000, nullable: true),
                    DifferentPoints = table.Column<int>(type: "INTEGER", nullable: true),
                    DifferentFigures = table.Column<int>(type: "INTEGER", nullable: true),
                    TotalNow = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ComputedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SourceHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Engine = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Results", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_Results_Emu_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Emu_Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Emu_Results_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_SheetItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NotApplicableReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FoundByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    FoundAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SheetItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_SheetItems_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_SheetMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Numerator = table.Column<long>(type: "INTEGER", nullable: true),
                    Denominator = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOfUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SheetMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_SheetMeasures_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_SheetSources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SheetSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_SheetSources_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_SheetValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Input = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    EnteredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SheetValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_SheetValues_Emu_Sheets_TenantId_SheetId",
                        columns: x => new { x.TenantId, x.SheetId },
                        principalTable: "Emu_Sheets",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_AgreementCommitments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SortOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    QuantityThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_AgreementCommitments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_AgreementCommitments_Pair_Agreements_TenantId_AgreementId",
                        columns: x => new { x.TenantId, x.AgreementId },
                        principalTable: "Pair_Agreements",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenDong = table.Column<long>(type: "INTEGER", nullable: true),
                    HandedOverOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandedOverBy = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    GivenNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    GivenNoEvidenceReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IsLast = table.Column<bool>(type: "INTEGER", nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    GivenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GivenOnBehalf = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReceivedThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedDong = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedBy = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    ReceivedNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReceivedNoEvidenceReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ConfirmedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CountedThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    CountedDong = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Deliveries", x => x.Id);
                    table.UniqueConstraint("AK_Pair_Deliveries_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Pair_Deliveries_TwoPeople", "ConfirmedById IS NULL OR ConfirmedById <> GivenById");
                    table.ForeignKey(
                        name: "FK_Pair_Deliveries_Pair_Contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "Pair_Contributions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Emu_CrossCheckValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CrossCheckId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Input = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    EnteredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_CrossCheckValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_CrossCheckValues_Emu_CrossChecks_TenantId_CrossCheckId",
                        columns: x => new { x.TenantId, x.CrossCheckId },
                        principalTable: "Emu_CrossChecks",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Emu_PartScoreValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartScoreId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NodeId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Input = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    EnteredAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_PartScoreValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Emu_PartScoreValues_Emu_PartScores_TenantId_PartScoreId",
                        columns: x => new { x.TenantId, x.PartScoreId },
                        principalTable: "Emu_PartScores",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pair_Discrepancies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PairingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenDong = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedDong = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedSide = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ProposedThousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedDong = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReasonText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ProposedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedForId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    ProposedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SettledById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SettledByName = table.Column<string>(type: "TEXT", maxLength: 250, nullable: true),
                    SettledAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Discrepancies", x => x.Id);
                    table.CheckConstraint("CK_Pair_Discrepancies_TwoPeople", "SettledById IS NULL OR (SettledById <> ProposedById AND (ProposedForId IS NULL OR SettledById <> ProposedForId))");
                    table.ForeignKey(
                        name: "FK_Pair_Discrepancies_Pair_Contributions_TenantId_ContributionId",
                        columns: x => new { x.TenantId, x.ContributionId },
                        principalTable: "Pair_Contributions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pair_Discrepancies_Pair_Deliveries_TenantId_DeliveryId",
                        columns: x => new { x.TenantId, x.DeliveryId },
                        principalTable: "Pair_Deliveries",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Accounts_NormalizedEmail",
                table: "Adm_Accounts",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Accounts_NormalizedUserName",
                table: "Adm_Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Accounts_SortName",
                table: "Adm_Accounts",
                column: "SortName");

            migrationBuilder.CreateIndex(
                name: "IX_Adm_DelegationPermissions_TenantId_DelegationId_Permission",
                table: "Adm_DelegationPermissions",
                columns: new[] { "TenantId", "DelegationId", "Permission" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Delegations_TenantId_DeputyId_ToOn",
                table: "Adm_Delegations",
                columns: new[] { "TenantId", "DeputyId", "ToOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Delegations_TenantId_PrincipalId_ToOn",
                table: "Adm_Delegations",
                columns: new[] { "TenantId", "PrincipalId", "ToOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_GuessCounters_Bucket",
                table: "Adm_GuessCounters",
                column: "Bucket",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_GuessCounters_WindowStartUtc",
                table: "Adm_GuessCounters",
                column: "WindowStartUtc");

            migrationBuilder.CreateIndex(
                name: "IX_Adm_KnownDevices_AccountId_KeyHash",
                table: "Adm_KnownDevices",
                columns: new[] { "AccountId", "KeyHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_MembershipRoles_TenantId_MembershipId_RoleId",
                table: "Adm_MembershipRoles",
                columns: new[] { "TenantId", "MembershipId", "RoleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_MembershipRoles_TenantId_RoleId",
                table: "Adm_MembershipRoles",
                columns: new[] { "TenantId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Memberships_AccountId",
                table: "Adm_Memberships",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Memberships_TenantId_AccountId",
                table: "Adm_Memberships",
                columns: new[] { "TenantId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Memberships_TenantId_ActiveKey",
                table: "Adm_Memberships",
                columns: new[] { "TenantId", "ActiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_MembershipUnits_TenantId_MembershipId_UnitId",
                table: "Adm_MembershipUnits",
                columns: new[] { "TenantId", "MembershipId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_RecoveryCodes_AccountId_CodeHash",
                table: "Adm_RecoveryCodes",
                columns: new[] { "AccountId", "CodeHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Roles_TenantId_Code",
                table: "Adm_Roles",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_SecondFactorResets_AccountId",
                table: "Adm_SecondFactorResets",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Adm_SecondFactorResets_TenantId_OpenKey",
                table: "Adm_SecondFactorResets",
                columns: new[] { "TenantId", "OpenKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_SecondFactors_AccountId",
                table: "Adm_SecondFactors",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Sessions_AccountId_EndedAtUtc",
                table: "Adm_Sessions",
                columns: new[] { "AccountId", "EndedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Sessions_KeyHash",
                table: "Adm_Sessions",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Tokens_AccountId_RevokedAtUtc",
                table: "Adm_Tokens",
                columns: new[] { "AccountId", "RevokedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Tokens_TokenHash",
                table: "Adm_Tokens",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_WorkMails_AccountId_Day",
                table: "Adm_WorkMails",
                columns: new[] { "AccountId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_WorkMails_Day",
                table: "Adm_WorkMails",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Workspaces_CodePrefix",
                table: "Adm_Workspaces",
                column: "CodePrefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Workspaces_PartyId",
                table: "Adm_Workspaces",
                column: "PartyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_Workspaces_Slug",
                table: "Adm_Workspaces",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Adm_WorkspaceUnits_WorkspaceId_UnitId",
                table: "Adm_WorkspaceUnits",
                columns: new[] { "WorkspaceId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dir_FocalPersons_PartyId",
                table: "Dir_FocalPersons",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Parties_OwnerId_Code",
                table: "Dir_Parties",
                columns: new[] { "OwnerId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Parties_OwnerId_SortName",
                table: "Dir_Parties",
                columns: new[] { "OwnerId", "SortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Parties_UnitId",
                table: "Dir_Parties",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Dir_PartySuccessions_FromId_ToId",
                table: "Dir_PartySuccessions",
                columns: new[] { "FromId", "ToId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dir_PartySuccessions_ToId",
                table: "Dir_PartySuccessions",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Units_Code_ValidTo",
                table: "Dir_Units",
                columns: new[] { "Code", "ValidTo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Units_Level_SortName",
                table: "Dir_Units",
                columns: new[] { "Level", "SortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Dir_Units_ParentId_SortName",
                table: "Dir_Units",
                columns: new[] { "ParentId", "SortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Dir_UnitSuccessions_FromId_ToId",
                table: "Dir_UnitSuccessions",
                columns: new[] { "FromId", "ToId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dir_UnitSuccessions_ToId",
                table: "Dir_UnitSuccessions",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Doc_DecidingDocuments_TenantId_IncomingId",
                table: "Doc_DecidingDocuments",
                columns: new[] { "TenantId", "IncomingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_DecidingDocuments_TenantId_NumberKey_IssuerKey_IssuedOn",
                table: "Doc_DecidingDocuments",
                columns: new[] { "TenantId", "NumberKey", "IssuerKey", "IssuedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_DecidingDocuments_TenantId_PaperId",
                table: "Doc_DecidingDocuments",
                columns: new[] { "TenantId", "PaperId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_EvidenceFiles_Sha256",
                table: "Doc_EvidenceFiles",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Doc_EvidenceFiles_TenantId_SubjectId_UploadedAtUtc",
                table: "Doc_EvidenceFiles",
                columns: new[] { "TenantId", "SubjectId", "UploadedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_EvidenceFiles_TenantId_UnitId",
                table: "Doc_EvidenceFiles",
                columns: new[] { "TenantId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_IncomingPapers_TenantId_IssuedOn",
                table: "Doc_IncomingPapers",
                columns: new[] { "TenantId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_IncomingPapers_TenantId_TwinKey_Copy",
                table: "Doc_IncomingPapers",
                columns: new[] { "TenantId", "TwinKey", "Copy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_IncomingPapers_TenantId_Year_Number",
                table: "Doc_IncomingPapers",
                columns: new[] { "TenantId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperParties_PartyId",
                table: "Doc_PaperParties",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperParties_TenantId_PaperId_PartyId",
                table: "Doc_PaperParties",
                columns: new[] { "TenantId", "PaperId", "PartyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_Papers_AboutId",
                table: "Doc_Papers",
                column: "AboutId");

            migrationBuilder.CreateIndex(
                name: "IX_Doc_Papers_AboutTenantId",
                table: "Doc_Papers",
                column: "AboutTenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Doc_Papers_TenantId_ReplacesId",
                table: "Doc_Papers",
                columns: new[] { "TenantId", "ReplacesId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_Papers_TenantId_State_MovedAtUtc",
                table: "Doc_Papers",
                columns: new[] { "TenantId", "State", "MovedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperSubjects_TenantId_PaperId_RecordId",
                table: "Doc_PaperSubjects",
                columns: new[] { "TenantId", "PaperId", "RecordId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperSubjects_TenantId_RecordId",
                table: "Doc_PaperSubjects",
                columns: new[] { "TenantId", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperTemplates_TenantId_Kind_InForceFrom",
                table: "Doc_PaperTemplates",
                columns: new[] { "TenantId", "Kind", "InForceFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperTexts_TenantId_PaperId_Part",
                table: "Doc_PaperTexts",
                columns: new[] { "TenantId", "PaperId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_PaperUnits_TenantId_PaperId_UnitId",
                table: "Doc_PaperUnits",
                columns: new[] { "TenantId", "PaperId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doc_RegisterEntries_TenantId_PaperId",
                table: "Doc_RegisterEntries",
                columns: new[] { "TenantId", "PaperId" });

            migrationBuilder.CreateIndex(
                name: "IX_Doc_RegisterEntries_TenantId_TypeCode_Year_Number",
                table: "Doc_RegisterEntries",
                columns: new[] { "TenantId", "TypeCode", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Assessments_TenantId_OpenName",
                table: "Emu_Assessments",
                columns: new[] { "TenantId", "OpenName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Assessments_TenantId_RubricId",
                table: "Emu_Assessments",
                columns: new[] { "TenantId", "RubricId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Assessments_TenantId_State_To_",
                table: "Emu_Assessments",
                columns: new[] { "TenantId", "State", "To_" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_ClusterMembers_TenantId_ClusterId",
                table: "Emu_ClusterMembers",
                columns: new[] { "TenantId", "ClusterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_ClusterMembers_TenantId_SubjectId_From_",
                table: "Emu_ClusterMembers",
                columns: new[] { "TenantId", "SubjectId", "From_" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Clusters_TenantId_StandingName",
                table: "Emu_Clusters",
                columns: new[] { "TenantId", "StandingName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Clusters_TenantId_Subject_LastDay",
                table: "Emu_Clusters",
                columns: new[] { "TenantId", "Subject", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_ClusterYears_TenantId_ClusterId_Year",
                table: "Emu_ClusterYears",
                columns: new[] { "TenantId", "ClusterId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Computations_TenantId_AssessmentId",
                table: "Emu_Computations",
                columns: new[] { "TenantId", "AssessmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_CrossChecks_TenantId_AssessmentId_CheckerUnitId",
                table: "Emu_CrossChecks",
                columns: new[] { "TenantId", "AssessmentId", "CheckerUnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_CrossChecks_TenantId_SheetId",
                table: "Emu_CrossChecks",
                columns: new[] { "TenantId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_CrossCheckValues_TenantId_CrossCheckId_NodeId",
                table: "Emu_CrossCheckValues",
                columns: new[] { "TenantId", "CrossCheckId", "NodeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_DepartmentNodes_TenantId_AssessmentId_NodeId",
                table: "Emu_DepartmentNodes",
                columns: new[] { "TenantId", "AssessmentId", "NodeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_DepartmentNodes_TenantId_DepartmentId",
                table: "Emu_DepartmentNodes",
                columns: new[] { "TenantId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Departments_TenantId_AssessmentId_StandingName",
                table: "Emu_Departments",
                columns: new[] { "TenantId", "AssessmentId", "StandingName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_DepartmentScorers_TenantId_DepartmentId_AccountId",
                table: "Emu_DepartmentScorers",
                columns: new[] { "TenantId", "DepartmentId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_PartScores_TenantId_DepartmentId",
                table: "Emu_PartScores",
                columns: new[] { "TenantId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_PartScores_TenantId_ScorerId_AssessmentId",
                table: "Emu_PartScores",
                columns: new[] { "TenantId", "ScorerId", "AssessmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_PartScores_TenantId_SheetId_DepartmentId_ScorerId",
                table: "Emu_PartScores",
                columns: new[] { "TenantId", "SheetId", "DepartmentId", "ScorerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_PartScoreValues_TenantId_PartScoreId_NodeId",
                table: "Emu_PartScoreValues",
                columns: new[] { "TenantId", "PartScoreId", "NodeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Results_TenantId_AssessmentId",
                table: "Emu_Results",
                columns: new[] { "TenantId", "AssessmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Results_TenantId_SheetId",
                table: "Emu_Results",
                columns: new[] { "TenantId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_RubricVersions_TenantId_DraftOfId",
                table: "Emu_RubricVersions",
                columns: new[] { "TenantId", "DraftOfId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_RubricVersions_TenantId_Owner_Code_Number",
                table: "Emu_RubricVersions",
                columns: new[] { "TenantId", "Owner", "Code", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_RubricVersions_TenantId_SentFromId",
                table: "Emu_RubricVersions",
                columns: new[] { "TenantId", "SentFromId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_RubricVersions_TenantId_SeriesId_Number",
                table: "Emu_RubricVersions",
                columns: new[] { "TenantId", "SeriesId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_SheetItems_TenantId_SheetId_NodeId",
                table: "Emu_SheetItems",
                columns: new[] { "TenantId", "SheetId", "NodeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_SheetMeasures_TenantId_SheetId_Name",
                table: "Emu_SheetMeasures",
                columns: new[] { "TenantId", "SheetId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Sheets_TenantId_AssessmentId_SubjectId",
                table: "Emu_Sheets",
                columns: new[] { "TenantId", "AssessmentId", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Sheets_TenantId_ClusterId",
                table: "Emu_Sheets",
                columns: new[] { "TenantId", "ClusterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_Sheets_TenantId_UnitId_State",
                table: "Emu_Sheets",
                columns: new[] { "TenantId", "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Emu_SheetSources_TenantId_SheetId_Name",
                table: "Emu_SheetSources",
                columns: new[] { "TenantId", "SheetId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_SheetValues_TenantId_SheetId_NodeId_Round",
                table: "Emu_SheetValues",
                columns: new[] { "TenantId", "SheetId", "NodeId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Emu_SubjectAreas_TenantId_SubjectId_Year",
                table: "Emu_SubjectAreas",
                columns: new[] { "TenantId", "SubjectId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_Block_TenantId_AtUtc",
                table: "Fw_ActionLog",
                columns: new[] { "Block", "TenantId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_Action_AtUtc_Sequence_Id",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "Action", "AtUtc", "Sequence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_ActorId_AtUtc",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "ActorId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_AtUtc_Sequence_Id",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "AtUtc", "Sequence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_EntityId_AtUtc",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "EntityId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_EntityType_AtUtc_Sequence_Id",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "EntityType", "AtUtc", "Sequence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ActionLog_TenantId_RootId_AtUtc",
                table: "Fw_ActionLog",
                columns: new[] { "TenantId", "RootId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ApprovalNotes_TenantId_VersionId",
                table: "Fw_ApprovalNotes",
                columns: new[] { "TenantId", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_ApprovalVersions_TenantId_SubjectId_Number",
                table: "Fw_ApprovalVersions",
                columns: new[] { "TenantId", "SubjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_JobRuns_ScheduleKey",
                table: "Fw_JobRuns",
                column: "ScheduleKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_JobRuns_State_NotBeforeUtc",
                table: "Fw_JobRuns",
                columns: new[] { "State", "NotBeforeUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_JobRuns_TenantId_CreatedAtUtc",
                table: "Fw_JobRuns",
                columns: new[] { "TenantId", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_NumberCounters_TenantId_Book_Year",
                table: "Fw_NumberCounters",
                columns: new[] { "TenantId", "Book", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_RecordVersions_ActionLogId",
                table: "Fw_RecordVersions",
                column: "ActionLogId");

            migrationBuilder.CreateIndex(
                name: "IX_Fw_RecordVersions_EntityId_Version",
                table: "Fw_RecordVersions",
                columns: new[] { "EntityId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_SavedViews_TenantId_AccountId_List_NameKey",
                table: "Fw_SavedViews",
                columns: new[] { "TenantId", "AccountId", "List", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_SealBlocks_TenantId_Number",
                table: "Fw_SealBlocks",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_SealChains_TenantId",
                table: "Fw_SealChains",
                column: "TenantId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_SealDigests_Day",
                table: "Fw_SealDigests",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_Settings_TenantId_Name",
                table: "Fw_Settings",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_Submissions_Receipt",
                table: "Fw_Submissions",
                column: "Receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_Submissions_TenantId_AccountId_Form_Key_",
                table: "Fw_Submissions",
                columns: new[] { "TenantId", "AccountId", "Form", "Key_" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_WorkItems_Open",
                table: "Fw_WorkItems",
                columns: new[] { "TenantId", "ClosedAtUtc", "PartyId", "Kind", "IsWaiting", "DueOn", "Permission", "ExceptId", "ForId" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_WorkItems_PartyId_ClosedAtUtc_Kind_IsWaiting_DueOn",
                table: "Fw_WorkItems",
                columns: new[] { "PartyId", "ClosedAtUtc", "Kind", "IsWaiting", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Fw_WorkItems_TenantId_OpenKey",
                table: "Fw_WorkItems",
                columns: new[] { "TenantId", "OpenKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fw_WorkItems_TenantId_RootId_ClosedAtUtc",
                table: "Fw_WorkItems",
                columns: new[] { "TenantId", "RootId", "ClosedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Imp_Rows_TenantId_AppliedKey",
                table: "Imp_Rows",
                columns: new[] { "TenantId", "AppliedKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imp_Rows_TenantId_RunId_Sheet_Number",
                table: "Imp_Rows",
                columns: new[] { "TenantId", "RunId", "Sheet", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imp_Rows_TenantId_RunId_State",
                table: "Imp_Rows",
                columns: new[] { "TenantId", "RunId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Imp_Runs_TenantId_CreatedAtUtc",
                table: "Imp_Runs",
                columns: new[] { "TenantId", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Imp_Runs_TenantId_FileSha256",
                table: "Imp_Runs",
                columns: new[] { "TenantId", "FileSha256" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_AgreementCommitments_TenantId_AgreementId",
                table: "Pair_AgreementCommitments",
                columns: new[] { "TenantId", "AgreementId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Agreements_TenantId_PairingId",
                table: "Pair_Agreements",
                columns: new[] { "TenantId", "PairingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Agreements_TenantId_PaperId",
                table: "Pair_Agreements",
                columns: new[] { "TenantId", "PaperId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Agreements_TenantId_RenewsId",
                table: "Pair_Agreements",
                columns: new[] { "TenantId", "RenewsId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_ContentGroups_Code",
                table: "Pair_ContentGroups",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_AwaitingCount_TenantId_PairingId_State_IsRemoved",
                table: "Pair_Contributions",
                columns: new[] { "AwaitingCount", "TenantId", "PairingId", "State", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_Figures",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "PledgedOn", "State", "IsRemoved", "PairingId", "UnitId", "SponsorPartyId", "ContentGroupCode", "PledgedDong", "GivenDong", "ReceivedDong", "AwaitingCount", "AwaitingDong", "OpenDiscrepancyCount", "DisputedDong", "EventTag" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_Help",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "PairingId", "State", "PledgedDong", "GivenDong", "ReceivedDong", "AwaitingCount", "OpenDiscrepancyCount", "LastReceivedOn", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_LastReceivedOn_TenantId_PairingId_State_IsRemoved",
                table: "Pair_Contributions",
                columns: new[] { "LastReceivedOn", "TenantId", "PairingId", "State", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_OpenDiscrepancyCount_TenantId_PairingId_State_IsRemoved",
                table: "Pair_Contributions",
                columns: new[] { "OpenDiscrepancyCount", "TenantId", "PairingId", "State", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_SponsorPartyId",
                table: "Pair_Contributions",
                column: "SponsorPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_State_DueOn",
                table: "Pair_Contributions",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_TenantId_Number",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_TenantId_ReversesId",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "ReversesId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_TenantId_SponsorPartyId",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "SponsorPartyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_TenantId_State_DueOn",
                table: "Pair_Contributions",
                columns: new[] { "TenantId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_UnitId",
                table: "Pair_Contributions",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_Years",
                table: "Pair_Contributions",
                columns: new[] { "PledgedOn", "TenantId", "SponsorPartyId", "State", "IsRemoved", "PairingId", "UnitId", "ContentGroupCode", "PledgedDong", "GivenDong", "ReceivedDong", "AwaitingCount", "AwaitingDong", "OpenDiscrepancyCount", "DisputedDong", "EventTag" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Deliveries_HandedOverOn_TenantId_ContributionId_PairingId_UnitId_State",
                table: "Pair_Deliveries",
                columns: new[] { "HandedOverOn", "TenantId", "ContributionId", "PairingId", "UnitId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Deliveries_TenantId_ContributionId_Sequence",
                table: "Pair_Deliveries",
                columns: new[] { "TenantId", "ContributionId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Deliveries_TenantId_PairingId_HandedOverOn",
                table: "Pair_Deliveries",
                columns: new[] { "TenantId", "PairingId", "HandedOverOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Deliveries_UnitId_HandedOverOn",
                table: "Pair_Deliveries",
                columns: new[] { "UnitId", "HandedOverOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Discrepancies_TenantId_ContributionId",
                table: "Pair_Discrepancies",
                columns: new[] { "TenantId", "ContributionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Discrepancies_TenantId_DeliveryId",
                table: "Pair_Discrepancies",
                columns: new[] { "TenantId", "DeliveryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Discrepancies_TenantId_State",
                table: "Pair_Discrepancies",
                columns: new[] { "TenantId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingLinks_TenantId_ActiveKey",
                table: "Pair_PairingLinks",
                columns: new[] { "TenantId", "ActiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingLinks_TenantId_PairingId",
                table: "Pair_PairingLinks",
                columns: new[] { "TenantId", "PairingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingLinks_TenantId_SponsorPartyId_ReceiverPartyId",
                table: "Pair_PairingLinks",
                columns: new[] { "TenantId", "SponsorPartyId", "ReceiverPartyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingReceivers_TenantId_PairingId",
                table: "Pair_PairingReceivers",
                columns: new[] { "TenantId", "PairingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingReceivers_TenantId_PartyId",
                table: "Pair_PairingReceivers",
                columns: new[] { "TenantId", "PartyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingReceivers_UnitId",
                table: "Pair_PairingReceivers",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_ProgrammeId",
                table: "Pair_Pairings",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_Code",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_DecidingDocumentId",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "DecidingDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_ParentId",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_State_ToOn_IsRemoved",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "State", "ToOn", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_SuccessorId",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "SuccessorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Pairings_TenantId_UnitId",
                table: "Pair_Pairings",
                columns: new[] { "TenantId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingSponsors_PartyId",
                table: "Pair_PairingSponsors",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingSponsors_TenantId_PairingId",
                table: "Pair_PairingSponsors",
                columns: new[] { "TenantId", "PairingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingSponsors_TenantId_PartyId",
                table: "Pair_PairingSponsors",
                columns: new[] { "TenantId", "PartyId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingStateChanges_TenantId_DecidingDocumentId",
                table: "Pair_PairingStateChanges",
                columns: new[] { "TenantId", "DecidingDocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_PairingStateChanges_TenantId_PairingId_AtUtc",
                table: "Pair_PairingStateChanges",
                columns: new[] { "TenantId", "PairingId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Programmes_Code",
                table: "Pair_Programmes",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Adm_DelegationPermissions");

            migrationBuilder.DropTable(
                name: "Adm_GuessCounters");

            migrationBuilder.DropTable(
                name: "Adm_KnownDevices");

            migrationBuilder.DropTable(
                name: "Adm_MembershipRoles");

            migrationBuilder.DropTable(
                name: "Adm_MembershipUnits");

            migrationBuilder.DropTable(
                name: "Adm_RecoveryCodes");

            migrationBuilder.DropTable(
                name: "Adm_SecondFactorResets");

            migrationBuilder.DropTable(
                name: "Adm_SecondFactors");

            migrationBuilder.DropTable(
                name: "Adm_Sessions");

            migrationBuilder.DropTable(
                name: "Adm_Tokens");

            migrationBuilder.DropTable(
                name: "Adm_WorkMails");

            migrationBuilder.DropTable(
                name: "Adm_WorkspaceGuards");

            migrationBuilder.DropTable(
                name: "Adm_WorkspaceUnits");

            migrationBuilder.DropTable(
                name: "Dir_FocalPersons");

            migrationBuilder.DropTable(
                name: "Dir_PartySuccessions");

            migrationBuilder.DropTable(
                name: "Dir_UnitSuccessions");

            migrationBuilder.DropTable(
                name: "Doc_EvidenceFiles");

            migrationBuilder.DropTable(
                name: "Doc_PaperParties");

            migrationBuilder.DropTable(
                name: "Doc_PaperSubjects");

            migrationBuilder.DropTable(
                name: "Doc_PaperTemplates");

            migrationBuilder.DropTable(
                name: "Doc_PaperTexts");

            migrationBuilder.DropTable(
                name: "Doc_PaperUnits");

            migrationBuilder.DropTable(
                name: "Doc_RegisterEntries");

            migrationBuilder.DropTable(
                name: "Emu_ClusterMembers");

            migrationBuilder.DropTable(
                name: "Emu_ClusterYears");

            migrationBuilder.DropTable(
                name: "Emu_Computations");

            migrationBuilder.DropTable(
                name: "Emu_CrossCheckValues");

            migrationBuilder.DropTable(
                name: "Emu_DepartmentNodes");

            migrationBuilder.DropTable(
                name: "Emu_DepartmentScorers");

            migrationBuilder.DropTable(
                name: "Emu_PartScoreValues");

            migrationBuilder.DropTable(
                name: "Emu_Results");

            migrationBuilder.DropTable(
                name: "Emu_SheetItems");

            migrationBuilder.DropTable(
                name: "Emu_SheetMeasures");

            migrationBuilder.DropTable(
                name: "Emu_SheetSources");

            migrationBuilder.DropTable(
                name: "Emu_SheetValues");

            migrationBuilder.DropTable(
                name: "Emu_SubjectAreas");

            migrationBuilder.DropTable(
                name: "Fw_ActionLog");

            migrationBuilder.DropTable(
                name: "Fw_ApprovalNotes");

            migrationBuilder.DropTable(
                name: "Fw_DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "Fw_JobRuns");

            migrationBuilder.DropTable(
                name: "Fw_NumberCounters");

            migrationBuilder.DropTable(
                name: "Fw_RecordVersions");

            migrationBuilder.DropTable(
                name: "Fw_SavedViews");

            migrationBuilder.DropTable(
                name: "Fw_SealBlocks");

            migrationBuilder.DropTable(
                name: "Fw_SealChains");

            migrationBuilder.DropTable(
                name: "Fw_SealDigests");

            migrationBuilder.DropTable(
                name: "Fw_Settings");

            migrationBuilder.DropTable(
                name: "Fw_Submissions");

            migrationBuilder.DropTable(
                name: "Fw_WorkItems");

            migrationBuilder.DropTable(
                name: "Imp_Rows");

            migrationBuilder.DropTable(
                name: "Pair_AgreementCommitments");

            migrationBuilder.DropTable(
                name: "Pair_ContentGroups");

            migrationBuilder.DropTable(
                name: "Pair_Discrepancies");

            migrationBuilder.DropTable(
                name: "Pair_PairingLinks");

            migrationBuilder.DropTable(
                name: "Pair_PairingReceivers");

            migrationBuilder.DropTable(
                name: "Pair_PairingSponsors");

            migrationBuilder.DropTable(
                name: "Pair_PairingStateChanges");

            migrationBuilder.DropTable(
                name: "Adm_Delegations");

            migrationBuilder.DropTable(
                name: "Adm_Roles");

            migrationBuilder.DropTable(
                name: "Adm_Workspaces");

            migrationBuilder.DropTable(
                name: "Dir_Parties");

            migrationBuilder.DropTable(
                name: "Emu_CrossChecks");

            migrationBuilder.DropTable(
                name: "Emu_PartScores");

            migrationBuilder.DropTable(
                name: "Fw_ApprovalVersions");

            migrationBuilder.DropTable(
                name: "Imp_Runs");

            migrationBuilder.DropTable(
                name: "Pair_Agreements");

            migrationBuilder.DropTable(
                name: "Pair_Deliveries");

            migrationBuilder.DropTable(
                name: "Adm_Memberships");

            migrationBuilder.DropTable(
                name: "Dir_Units");

            migrationBuilder.DropTable(
                name: "Emu_Departments");

            migrationBuilder.DropTable(
                name: "Emu_Sheets");

            migrationBuilder.DropTable(
                name: "Pair_Contributions");

            migrationBuilder.DropTable(
                name: "Adm_Accounts");

            migrationBuilder.DropTable(
                name: "Emu_Assessments");

            migrationBuilder.DropTable(
                name: "Emu_Clusters");

            migrationBuilder.DropTable(
                name: "Pair_Pairings");

            migrationBuilder.DropTable(
                name: "Emu_RubricVersions");

            migrationBuilder.DropTable(
                name: "Doc_DecidingDocuments");

            migrationBuilder.DropTable(
                name: "Pair_Programmes");

            migrationBuilder.DropTable(
                name: "Doc_IncomingPapers");

            migrationBuilder.DropTable(
                name: "Doc_Papers");
        }
    }
}
