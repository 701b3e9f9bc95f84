using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class InstallationFactMapping : IEntityTypeConfiguration<InstallationFact>
{
    public void Configure(EntityTypeBuilder<InstallationFact> builder)
    {
        builder.ToTable("Installation");
        builder.HasKey(e => e.Name);
        builder.Property(e => e.Name).HasMaxLength(32);
        builder.Property(e => e.Value).HasMaxLength(100);
    }
}
