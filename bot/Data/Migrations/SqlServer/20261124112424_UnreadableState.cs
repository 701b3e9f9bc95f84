using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Channels.Bot.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class UnreadableState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Unreadable",
                table: "Conversations",
                type: "varbinary(max)",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Unreadable",
                table: "Conversations");
        }
    }
}
