//! Letters as they come out: the file, and the texts of a municipality that go into it.

#[cfg(test)]
mod lezer;
#[cfg(test)]
mod lichaam;
#[cfg(test)]
mod pdf;
#[cfg(test)]
mod sjabloon;
#[cfg(test)]
mod voorbeeld;
