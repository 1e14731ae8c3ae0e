//! Every query of this domain. Functions that read or change a signal on behalf of somebody ask for his `Access`:
//! proof that his role may, that he is in the kring, and that the look is logged.

pub mod brievenbus;
pub mod lijst;
pub mod plekken;
pub mod rij;
pub mod schrijven;
