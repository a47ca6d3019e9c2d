//! Laws of the outputs, whatever a quiz holds.
