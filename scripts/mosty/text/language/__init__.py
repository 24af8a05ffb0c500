"""What depends on the language: detection, stems, sorting, typography."""
