//! Reading files: neighbourhoods, and signals in CSV or XLSX with a mapping.
