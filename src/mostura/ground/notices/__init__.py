"""Who is told of what: followers, receipts, the letters on their way."""
