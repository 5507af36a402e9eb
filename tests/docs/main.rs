//! Documents and schemas that are made from the program, and are current.

mod contract;
mod editor;
mod explain;
mod open_data;
mod reference;
