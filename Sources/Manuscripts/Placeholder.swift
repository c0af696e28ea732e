// Manuscripts
