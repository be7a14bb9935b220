"""What proves on paper that something was printed: the digest of its text, the sheets, the QR code."""
