using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Channels.Bot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SayAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FetchedAt",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Lost",
                table: "OutgoingMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SubmissionKeys",
                columns: table => new
                {
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
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
