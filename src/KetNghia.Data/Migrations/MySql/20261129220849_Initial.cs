using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetNghia.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "Adm_Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UserName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NormalizedUserName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Email = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NormalizedEmail = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PhoneNumber = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PasswordHash = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SecurityStamp = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FullName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MustChangePassword = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    PasswordExpiresAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    IsDisabled = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Language = table.Column<string>(type: "varchar(10)", maxLength: 10, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    WorkMail = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    EmailConfirmed = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ConcurrencyStamp = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Accounts", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_GuessCounters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Bucket = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    BlockedUntilUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    WindowStartUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_GuessCounters", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsDefault = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Permissions = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RequiresTwoFactor = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    RetiredAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Roles", x => x.Id);
                    table.UniqueConstraint("AK_Adm_Roles_TenantId_Id", x => new { x.TenantId, x.Id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_WorkspaceGuards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Turns = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_WorkspaceGuards", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Workspaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    LocalityKind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Slug = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    CodePrefix = table.Column<string>(type: "varchar(4)", maxLength: 4, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SuspendedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SuspendedReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_Workspaces", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Dir_Units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(10)", maxLength: 10, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ShortName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Level = table.Column<int>(type: "int", nullable: false),
                    ParentId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    OtherNames = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FoldedName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Source = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SuspectNote = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_EvidenceFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectType = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubjectId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RootId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FileName = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Caption = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Sha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ThumbnailSha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Width = table.Column<int>(type: "int", nullable: true),
                    Height = table.Column<int>(type: "int", nullable: true),
                    TakenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LatitudeMicro = table.Column<int>(type: "int", nullable: true),
                    LongitudeMicro = table.Column<int>(type: "int", nullable: true),
                    UploadedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UploadedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UploadedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    RemovedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RemovedReason = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_EvidenceFiles", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_IncomingPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ArrivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CodeNumber = table.Column<string>(type: "varchar(11)", maxLength: 11, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CodeNotation = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Issuer = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Subject = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Urgency = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PageAmount = table.Column<int>(type: "int", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PassedTo = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Note = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Copy = table.Column<int>(type: "int", nullable: false),
                    TwinKey = table.Column<string>(type: "varchar(260)", maxLength: 260, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RegisteredById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RegisteredByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RegisteredAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    RemovedReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RemovedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SearchText = table.Column<string>(type: "varchar(800)", maxLength: 800, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_IncomingPapers", x => x.Id);
                    table.UniqueConstraint("AK_Doc_IncomingPapers_TenantId_Id", x => new { x.TenantId, x.Id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_Papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Source = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ParentBody = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IssuingBody = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    TypeCode = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BodyCode = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Place = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SignerCapacity = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SignerName = table.Column<string>(type: "varchar(50)", maxLength: 50, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Number = table.Column<int>(type: "int", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Versions = table.Column<int>(type: "int", nullable: false),
                    ContentHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReplacesId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    AboutId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    AboutTenantId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DraftedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DraftedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DraftedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DraftedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SubmittedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DeputyCapacity = table.Column<string>(type: "varchar(550)", maxLength: 550, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeputyName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ApprovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MovedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MovedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SearchText = table.Column<string>(type: "varchar(600)", maxLength: 600, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Urgency = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Language = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PageAmount = table.Column<int>(type: "int", nullable: true),
                    IssuedAmount = table.Column<int>(type: "int", nullable: true),
                    FileCode = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Description = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_PaperTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FileName = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Sha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    UploadedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UploadedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UploadedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doc_PaperTemplates", x => x.Id);
                    table.CheckConstraint("CK_Doc_PaperTemplates_InForce", "InForceFrom IS NULL OR InForceFrom = ValidFrom");
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Clusters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    StandingName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_Clusters", x => x.Id);
                    table.UniqueConstraint("AK_Emu_Clusters_TenantId_Id", x => new { x.TenantId, x.Id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_RubricVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SeriesId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Code = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Content = table.Column<string>(type: "longtext", maxLength: 1000000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ContentSha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    DraftOfId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    BasedOnId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SentFromId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DraftedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DraftedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DraftedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PublishedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PublishedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_RubricVersions", x => x.Id);
                    table.UniqueConstraint("AK_Emu_RubricVersions_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Emu_RubricVersions_Draft", "DraftOfId IS NULL OR DraftOfId = SeriesId");
                    table.CheckConstraint("CK_Emu_RubricVersions_Valid", "ValidTo IS NULL OR ValidTo >= ValidFrom");
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_SubjectAreas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Emu_SubjectAreas", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_ActionLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ActorId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ActorName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OnBehalfOfId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    OnBehalfOfName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OnBehalfAs = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    WorkspaceId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Action = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EntityType = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EntityId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    EntityLabel = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RootId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Data = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AfterHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CorrelationId = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Hash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Block = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_ActionLog", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_ApprovalVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectType = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubjectId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<string>(type: "longtext", maxLength: 16000000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Hash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubmittedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubmittedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SubmittedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubmittedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Outcome = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DecidedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DecidedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_ApprovalVersions", x => x.Id);
                    table.UniqueConstraint("AK_Fw_ApprovalVersions_TenantId_Id", x => new { x.TenantId, x.Id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Xml = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_DataProtectionKeys", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_JobRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Job = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Args = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    MembershipId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    WorkspaceId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Culture = table.Column<string>(type: "varchar(10)", maxLength: 10, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ScheduleKey = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    ProgressDone = table.Column<int>(type: "int", nullable: false),
                    ProgressTotal = table.Column<int>(type: "int", nullable: false),
                    Message = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CancelRequested = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    NotBeforeUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Owner = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    LeaseUntilUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    ResultFile = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ResultName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ResultType = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_JobRuns", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_NumberCounters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Book = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_NumberCounters", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_RecordVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    EntityType = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EntityId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Snapshot = table.Column<string>(type: "longtext", maxLength: 16000000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Parts = table.Column<string>(type: "longtext", maxLength: 16000000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BeforeHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Hash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ActionLogId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_RecordVersions", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    List = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NameKey = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Query = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SavedViews", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_SealBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    PreviousHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Root = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Count = table.Column<int>(type: "int", nullable: false),
                    FirstId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    LastId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SealedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Leaves = table.Column<byte[]>(type: "longblob", maxLength: 24000, nullable: false),
                    Hash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealBlocks", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_SealChains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Blocks = table.Column<long>(type: "bigint", nullable: false),
                    HeadHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealChains", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_SealDigests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "longtext", maxLength: 16000000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Hash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FiledAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_SealDigests", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_Settings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Value = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_Settings", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_Submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Form = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Key_ = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Fingerprint = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Receipt = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    StatusCode = table.Column<int>(type: "int", nullable: false),
                    Location = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Body = table.Column<string>(type: "longtext", maxLength: 65536, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_Submissions", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_WorkItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Key_ = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OpenKey = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Permission = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RootId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    AboutPartyId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    About = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ExceptId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Path = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Icon = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    TitleData = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsReturned = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsWaiting = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ClosedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fw_WorkItems", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Imp_Runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Definition = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    LimitId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    FileName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FileSha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FileLength = table.Column<long>(type: "bigint", nullable: false),
                    Sheet = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    HeadingRow = table.Column<int>(type: "int", nullable: false),
                    HeadingRows = table.Column<int>(type: "int", nullable: false),
                    Shape = table.Column<string>(type: "longtext", maxLength: 200000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Taken = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Mapping = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Mode = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    CreatedByName = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    AppliedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    UndoneAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    UndoneByName = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UndoReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    JobId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imp_Runs", x => x.Id);
                    table.UniqueConstraint("AK_Imp_Runs_TenantId_Id", x => new { x.TenantId, x.Id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_ContentGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NameEn = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_ContentGroups", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Programmes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Document = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Programmes", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_KnownDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    KeyHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Memberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    GrantedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    GrantedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ActiveKey = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RoleSummary = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ScopeSummary = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    CodeHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UsedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_SecondFactorResets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    OpenKey = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RequestedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RequestedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Reason = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    IsDone = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_SecondFactors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Secret = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    KeyHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    LastSeenAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    VerifiedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Address = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Device = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AwaitsSecondFactor = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    CodeTries = table.Column<int>(type: "int", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    EndedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    WorkspaceId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    TokenHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Prefix = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Permissions = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    LastUsedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_WorkMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Address = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Items = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_WorkspaceUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    WorkspaceId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Dir_Parties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    OwnerId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(63)", maxLength: 63, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OtherNames = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(1500)", maxLength: 1500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MatchNames = table.Column<string>(type: "varchar(1500)", maxLength: 1500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Dir_UnitSuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    FromId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ToId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Extent = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Resolution = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Clause = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_DecidingDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Number = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NumberKey = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Issuer = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IssuerKey = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Summary = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(400)", maxLength: 400, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IncomingId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_PaperParties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_PaperSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RecordTenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RecordId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    Says = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_PaperTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Part = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Text = table.Column<string>(type: "longtext", maxLength: 20000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_PaperUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Doc_RegisterEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TypeCode = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Notation = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    TakenById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TakenByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    TakenAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    VoidReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_ClusterMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ClusterId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    From_ = table.Column<DateOnly>(type: "date", nullable: false),
                    To_ = table.Column<DateOnly>(type: "date", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_ClusterYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ClusterId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    HeadId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    HeadName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeputyId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DeputyName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Assessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OpenName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RubricId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    From_ = table.Column<DateOnly>(type: "date", nullable: false),
                    To_ = table.Column<DateOnly>(type: "date", nullable: false),
                    SelfDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CrossCheckDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AppraisalDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    OpenedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Fw_ApprovalNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    VersionId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    Part = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Text = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Imp_Rows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RunId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Sheet = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsHidden = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Cells = table.Column<string>(type: "longtext", maxLength: 1000000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Filled = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Held = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Remarks = table.Column<string>(type: "longtext", maxLength: 200000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Meaning = table.Column<string>(type: "longtext", maxLength: 20000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsChange = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Former = table.Column<string>(type: "longtext", maxLength: 20000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Changes = table.Column<string>(type: "longtext", maxLength: 200000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsAccepted = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    RowKey = table.Column<string>(type: "varchar(130)", maxLength: 130, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AppliedKey = table.Column<string>(type: "varchar(130)", maxLength: 130, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RecordTenantId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RecordType = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RecordId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RecordLabel = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RecordVersion = table.Column<long>(type: "bigint", nullable: true),
                    RecordPath = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_Delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PrincipalId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DeputyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Capacity = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PrincipalOffice = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeputyOffice = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaperNumber = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PaperOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaperIssuer = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Summary = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MadeById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    MadeByName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MadeAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    RevokedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    RevokedByName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RevokedReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_MembershipRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    MembershipId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    RoleId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_MembershipUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    MembershipId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Dir_FocalPersons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    FullName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Position = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Phone = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Email = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Dir_PartySuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    FromId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ToId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Change = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Document = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Pairings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Code = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProgrammeId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Form = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Level = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Fields = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Cadence = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DistanceKm = table.Column<int>(type: "int", nullable: true),
                    ParentId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DecidingDocumentId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SuccessorId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StateReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SponsorNames = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceiverNames = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SponsorSortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceiverSortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SearchText = table.Column<string>(type: "varchar(1500)", maxLength: 1500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_Pairings", x => x.Id);
                    table.UniqueConstraint("AK_Pair_Pairings_TenantId_Id", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("CK_Pair_Pairings_Period", "ToOn IS NULL OR ToOn >= FromOn");
                    table.ForeignKey(
                        name: "FK_Pair_Pairings_Doc_DecidingDocuments_TenantId_DecidingDocumen~",
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Computations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    JobId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AfterSheetId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    IsUnderWay = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ComputedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Bands = table.Column<string>(type: "longtext", maxLength: 200000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Departments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    StandingName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Sheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Cluster = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ClusterId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    AreaClass = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AppraiserId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    AppraiserName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubmittedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SubmittedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SubmittedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SubmittedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    MovedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MovedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ReopenedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Versions = table.Column<int>(type: "int", nullable: false),
                    ContentHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Adm_DelegationPermissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DelegationId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Permission = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Adm_DelegationPermissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Adm_DelegationPermissions_Adm_Delegations_TenantId_Delegatio~",
                        columns: x => new { x.TenantId, x.DelegationId },
                        principalTable: "Adm_Delegations",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Type = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Number = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SponsorSignatory = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceiverSignatory = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Summary = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RenewsId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    PaperId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CommitmentText = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Contributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Number = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SponsorPartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SponsorName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceiverPartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ReceiverName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Kind = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ContentGroupCode = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Title = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PledgedThousandths = table.Column<long>(type: "bigint", nullable: true),
                    PledgedDong = table.Column<long>(type: "bigint", nullable: true),
                    Unit = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitPriceDong = table.Column<long>(type: "bigint", nullable: true),
                    ValuationBasis = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FundingSource = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EventTag = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Purpose = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PledgedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenThousandths = table.Column<long>(type: "bigint", nullable: false),
                    GivenDong = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedThousandths = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedDong = table.Column<long>(type: "bigint", nullable: false),
                    AwaitingCount = table.Column<int>(type: "int", nullable: false),
                    AwaitingDong = table.Column<long>(type: "bigint", nullable: false),
                    OpenDiscrepancyCount = table.Column<int>(type: "int", nullable: false),
                    DisputedDong = table.Column<long>(type: "bigint", nullable: false),
                    LastReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReversesId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ReversalReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PledgedById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PledgedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PledgedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PledgedOnBehalf = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    SearchText = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsRestDropped = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_PairingLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SponsorPartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ReceiverPartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ActiveKey = table.Column<string>(type: "varchar(96)", maxLength: 96, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_PairingReceivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    IsLead = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_PairingSponsors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PartyId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SortName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsLead = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_PairingStateChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Action = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    From = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    To = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ChangedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidingDocumentId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OnBehalf = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_PairingStateChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_PairingStateChanges_Doc_DecidingDocuments_TenantId_Deci~",
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_DepartmentNodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DepartmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    NodeId = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_DepartmentScorers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DepartmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AccountId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Weight = table.Column<int>(type: "int", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_CrossChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    CheckerId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    CheckerName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CheckerUnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SavedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SavedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    DoneHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DoneByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DoneById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_PartScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DepartmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ScorerId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ScorerName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    IsAsked = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SubjectName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SavedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SavedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    DoneHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DoneByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DoneById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_Results",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AssessmentId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SelfTotal = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SystemTotal = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Total = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PointsBand = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Band = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Rank = table.Column<int>(type: "int", nullable: true),
                    IsTied = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Reasons = table.Column<string>(type: "longtext", maxLength: 1000000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DifferentPoints = table.Column<int>(type: "int", nullable: true),
                    DifferentFigures = table.Column<int>(type: "int", nullable: true),
                    TotalNow = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ComputedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SourceHash = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Engine = table.Column<int>(type: "int", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_SheetItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    NodeId = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NotApplicableReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Finding = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FoundByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FoundAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_SheetMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Numerator = table.Column<long>(type: "bigint", nullable: true),
                    Denominator = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    AsOfUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_SheetSources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Total = table.Column<int>(type: "int", nullable: false),
                    TakenAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Content = table.Column<string>(type: "longtext", maxLength: 200000, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_SheetValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SheetId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Round = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    NodeId = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Input = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_AgreementCommitments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    AgreementId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    QuantityThousandths = table.Column<long>(type: "bigint", nullable: true),
                    Unit = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pair_AgreementCommitments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pair_AgreementCommitments_Pair_Agreements_TenantId_Agreement~",
                        columns: x => new { x.TenantId, x.AgreementId },
                        principalTable: "Pair_Agreements",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ContributionId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenThousandths = table.Column<long>(type: "bigint", nullable: true),
                    GivenDong = table.Column<long>(type: "bigint", nullable: true),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    HandedOverBy = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenNote = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenNoEvidenceReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsLast = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    GivenById = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    GivenByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    GivenOnBehalf = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ReceivedThousandths = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedDong = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivedBy = table.Column<string>(type: "varchar(150)", maxLength: 150, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceivedNote = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReceivedNoEvidenceReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ConfirmedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ConfirmedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    CountedThousandths = table.Column<long>(type: "bigint", nullable: true),
                    CountedDong = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_CrossCheckValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    CrossCheckId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    NodeId = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Input = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Emu_PartScoreValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PartScoreId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    NodeId = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Input = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "Pair_Discrepancies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    TenantId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    ContributionId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    DeliveryId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    PairingId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    UnitId = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    State = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GivenThousandths = table.Column<long>(type: "bigint", nullable: true),
                    GivenDong = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedThousandths = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedDong = table.Column<long>(type: "bigint", nullable: true),
                    ProposedSide = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProposedThousandths = table.Column<long>(type: "bigint", nullable: true),
                    ProposedDong = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReasonText = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProposedById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ProposedForId = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    ProposedByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProposedAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    SettledById = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    SettledByName = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SettledAtUtc = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

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
                name: "IX_Pair_Contributions_AwaitingCount_TenantId_PairingId_State_Is~",
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
                name: "IX_Pair_Contributions_LastReceivedOn_TenantId_PairingId_State_I~",
                table: "Pair_Contributions",
                columns: new[] { "LastReceivedOn", "TenantId", "PairingId", "State", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_Pair_Contributions_OpenDiscrepancyCount_TenantId_PairingId_S~",
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
                name: "IX_Pair_Deliveries_HandedOverOn_TenantId_ContributionId_Pairing~",
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
