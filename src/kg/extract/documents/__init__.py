"""What sentences say of documents: their issuers and days, and who passed them."""
