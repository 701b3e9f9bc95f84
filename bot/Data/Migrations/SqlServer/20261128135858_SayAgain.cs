using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Channels.Bot.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SayAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FetchedAt",
                table: "Submissions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                table: "Submissions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Lost",
                table: "OutgoingMessages",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SubmissionKeys",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionKeys", x => new { x.Key, x.SubmissionId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ConversationKey_SubmittedAt",
                table: "Submissions",
                columns: new[] { "ConversationKey", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionKeys_SubmissionId",
                table: "SubmissionKeys",
                column: "SubmissionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SubmissionKeys");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_ConversationKey_SubmittedAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "FetchedAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Lost",
                table: "OutgoingMessages");
        }
    }
}
