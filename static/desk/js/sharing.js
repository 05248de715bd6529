// Preview links.
