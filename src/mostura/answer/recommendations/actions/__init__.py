"""What happens to recommendations: reviewed, edited, published, translated, joined."""
