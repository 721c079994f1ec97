"""The register mechanism: declare once; list, form, sheet, API, history and measures are derived."""
