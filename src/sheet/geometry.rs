//! Where everything stands on an answer sheet.

/// Rises with every change to where a mark stands: sheets once printed stay as they are.
pub const VERSION: u32 = 1;
