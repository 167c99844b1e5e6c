"""Pages and files for those who take the public record along."""
