"""What sentences say of documents: their issuers and days, and who passed, issued or announced them."""
