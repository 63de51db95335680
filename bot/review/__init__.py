"""Turn what went wrong in conversations into training lines: find them, take personal data out, write labels down."""
