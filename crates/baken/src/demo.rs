//! The practice municipality: invented people and events in a real town, made afresh each time.
